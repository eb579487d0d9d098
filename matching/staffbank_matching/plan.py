"""What the engine answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from staffbank_matching.price_certificate import PriceCertificate
from staffbank_matching.problem import Stretch


class Status(Enum):
    """How far the search came."""

    OPTIMAL = "optimal"  # no better plan exists
    FEASIBLE = "feasible"  # time ran out; `Certificate.gap` says how much better one could be
    STOPPED = "stopped"  # somebody stopped it


@dataclass(frozen=True)
class Assignment:
    """One worker on one request. `parts` are her points: the explanation that people see.

    `sessions` is what she does of it: all of it but where days or blocks were chosen.
    """

    worker: str
    request: str
    sessions: tuple[Stretch, ...]
    parts: Mapping[str, int]


@dataclass(frozen=True)
class Unfilled:
    """A request with open seats, and what kept workers from it.

    `open_seats` of its seats are not filled (a seat that is shared counts where any of its
    blocks is open). `funnel` counts the workers who fail each filter, `removed_first` those
    for whom it is the first they fail; `eligible` is who remains. `main_reason` is defined in
    `funnel.py`.
    """

    request: str
    open_seats: int
    funnel: Mapping[str, int]
    removed_first: Mapping[str, int]
    eligible: int
    main_reason: str


@dataclass(frozen=True)
class Coverage:
    """What of one tier's value is filled; `bound` is the most that any plan could fill.

    Where a tier above is not proven, `bound` holds among plans that do as well there.
    """

    tier: int
    filled: int
    wanted: int
    bound: int


@dataclass(frozen=True)
class Level:
    """One figure that plans are compared by, in the order of `Plan.levels`; more is better.

    `bound` is the most that a plan as good in the levels before could reach; `method` and
    `solver` are as in `Certificate`.
    """

    name: str
    value: int
    bound: int
    method: str = ""
    solver: str = ""


@dataclass(frozen=True)
class Certificate:
    """How good the plan is, and what proves it.

    `bound` is what no plan's `value` can pass: one sum over all aims, by the weights of
    `aims.weights`. `gap` is how far, relatively, the value is below it. `method` says whence
    the bound comes: `linear program`, `search` (a complete one),
    `unfinished search` (it was cut short) or `count`; or, where the
    problem was so large that only the promising pairs were looked at, `promising pairs`: a
    linear program over those, which no plan made of them can pass, and others perhaps could.
    It is `none` where the engine has found a bound of its own to be wrong (`engine_faults`).

    `solver` is whose search it was: nobody can check its tree, which is not kept. Where there
    is none the bound is a sum that anybody can add up.
    """

    value: int
    bound: int
    gap: float
    method: str
    solver: str = ""


@dataclass(frozen=True)
class Plan:
    """Who does what.

    Plans are compared by `levels`, the first first. `greedy` has the levels' figures of the
    plan that takes the best pair first, for comparison; never more than this plan's.
    `price_certificate` has all that the bound of a linear program follows from, where that is
    not too large; whatever a search proved beyond it is its solver's word.
    `engine_faults` tell of mistakes of the engine that it has found in its own bounds: the
    plan is as lawful and as good as it says, and no bound is told.
    """

    assignments: tuple[Assignment, ...]
    unfilled: tuple[Unfilled, ...]
    status: Status
    levels: tuple[Level, ...]
    coverage: tuple[Coverage, ...]
    certificate: Certificate
    greedy: tuple[int, ...]
    prices: Mapping[str, float] = field(default_factory=dict)
    price_certificate: PriceCertificate | None = None
    engine_faults: tuple[str, ...] = ()

    @property
    def score(self) -> tuple[int, ...]:
        """What plans are compared by."""
        return tuple(level.value for level in self.levels)

    @property
    def solvers(self) -> tuple[str, ...]:
        """On whose word it is that no plan is better; nobody's where sums prove it."""
        return tuple(sorted({level.solver for level in self.levels} - {""}))

    @property
    def gap(self) -> float:
        """How far, relatively, the plan's value may be from the best one; 0.0 when optimal.

        In strict order the best plan's sum may be below the best sum: the certificate has that.
        """
        return 0.0 if self.status is Status.OPTIMAL else self.certificate.gap
