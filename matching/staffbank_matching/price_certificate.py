"""A bound that anybody can add up: limits that every lawful plan keeps, and their prices."""

from dataclasses import dataclass

from staffbank_matching.problem import Stretch


@dataclass(frozen=True)
class Column:
    """Something that a plan has or has not, or has much or little of.

    `pair`: `names` are a worker and a request, with the `sessions` that she would do.
    `whole`: every seat of the request of this name is filled. `away`: the worker of this name
    is missing under the floor of this `number`. `again`: how often more than once the worker
    keeps the request that she had. `taken`, `given` and `wished`: minutes that the council
    takes, the council gives or the worker has, in the segment of this `number`.
    """

    kind: str
    names: tuple[str, ...]
    number: int = 0
    sessions: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class PricedRow:
    """The sum of the coefficients, each times its column, is at most the limit in any plan."""

    price: int
    limit: int
    columns: tuple[int, ...]
    coefficients: tuple[int, ...]


@dataclass(frozen=True)
class PriceCertificate:
    """What no lawful plan's value can pass, by the prices of these rows, in `unit`s of a point.

    Rows name their columns by number. A row without a price is left out, and so is a column
    that is in no row; a worker whom a plan might place so is none the less in the bound.
    """

    bound: int
    unit: int
    columns: tuple[Column, ...]
    rows: tuple[PricedRow, ...]
