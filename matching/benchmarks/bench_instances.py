"""The instances that are measured, by name and seed, and what is known of their best plans.

`optima.json` beside this has values that no plan can pass and that some plan reaches. Each
stands with the digest of its instance: where the generator has changed since, it is not used.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from staffbank_matching.aims import Aims
from staffbank_matching.change import Change
from staffbank_matching.columns import Columns
from staffbank_matching.explanation import Explainer
from staffbank_matching.generate import SIZES, Size, generate
from staffbank_matching.solver import solve
from staffbank_matching.warm import exercise
from staffbank_matching.yesterday import Yesterday, replan_after

AIMS = Aims(weights=(40, 16, 6, 2), fairness=False)
OPTIMA = Path(__file__).with_name("optima.json")
QUICK = {  # small ones that stand for the large, to see that every row runs
    "1kG": Size(200, 100, 6),
    "1kD": Size(200, 100, 6, "dense"),
    "1kS": Size(60, 200, 6, "dense"),
    "5kG": Size(1_000, 1_000, 6),
    "5kD": Size(600, 600, 6, "dense"),
    "5kS": Size(200, 700, 6, "dense"),
    "20kG": Size(1_200, 1_200, 8),
    "50kG": Size(1_500, 1_500, 10),
}


@dataclass(frozen=True)
class Optimum:
    """The value of the best plan by `AIMS`, and how it was proven that none is better."""

    instance: str
    seed: int
    digest: str
    optimum: int
    how: str
    seconds: float


def size_of(name: str, seed: int, *, quick: bool = False) -> Size:
    """What the name stands for; where `quick`, a small one of its kind."""
    return replace((QUICK if quick else SIZES)[name], seed=seed)


def drawn(name: str, seed: int, *, quick: bool = False) -> Columns:
    """The instance."""
    return generate(size_of(name, seed, quick=quick))


def warm() -> None:
    """Have every compiled loop in this process, at the cost of a few tiny problems."""
    exercise()
    for size in (Size(60, 60, 2), Size(60, 60, 2, choices=True), Size(400, 900, 2, "dense")):
        columns = generate(size)
        plan = solve(columns, aims=AIMS, seconds=2)
        replan_after(Yesterday.of(columns, plan, aims=AIMS), Change(), seconds=1)
        explainer = Explainer.of(columns, plan, AIMS)
        for request in [each.request for each in plan.unfilled[:20]]:
            explainer.request(request)


def known(name: str, seed: int, columns: Columns) -> Optimum | None:
    """The proven optimum of this very instance, if there is one."""
    for each in optima():
        if (each.instance, each.seed) == (name, seed) and each.digest == digest_of(columns):
            return each
    return None


def optima() -> list[Optimum]:
    """All that are known."""
    if not OPTIMA.exists():
        return []
    return [Optimum(**each) for each in json.loads(OPTIMA.read_text(encoding="utf-8"))]


def digest_of(columns: Columns) -> str:
    """The same for the same problem: of all its arrays and figures, 16 hexadecimal digits."""
    digest = sha256()
    for piece in (*_pieces(columns.work), *_pieces(columns.people), *_pieces(columns.names)):
        digest.update(piece)
    digest.update(repr(columns.figures).encode())
    return digest.hexdigest()[:16]


def _pieces(thing: object) -> Iterator[bytes]:
    if isinstance(thing, np.ndarray):
        yield np.ascontiguousarray(thing).tobytes()
    elif is_dataclass(thing):
        for each in fields(thing):
            yield each.name.encode()
            yield from _pieces(getattr(thing, each.name))
    else:
        yield repr(thing).encode()
