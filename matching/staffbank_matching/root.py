"""The root of a proof: exact prices, faces of what single workers can do, and what they settle.

With the faces the bound is so close to the best plan that most pairs are settled by it: a plan
that takes one, or does without it, comes to less than the plan that is there.
"""

from dataclasses import dataclass
from time import monotonic

import numpy as np

from staffbank_matching.facets import faces_broken
from staffbank_matching.ledger import Marks
from staffbank_matching.price_proof import PriceProof
from staffbank_matching.programme import Programme, with_rows
from staffbank_matching.ragged import Longs
from staffbank_matching.relaxation import Relaxation
from staffbank_matching.simplex import Simplex
from staffbank_matching.subproblem import transposed

ROUNDS = 12
LEAST_FALL = 0.05  # of what the bound has fallen so far, in a round, for which faces go on
WORK_A_STEP = 2e-5  # deterministic time
HAIR = 2.0  # points, by which what a pair gains may be rounded wrong, and more


@dataclass(frozen=True)
class Root:
    """The programme's own solution; the programme with faces, and the solution of that.

    `work`: the deterministic time that it counts as, by steps of the simplex method.
    """

    plain: Relaxation
    wide: Programme
    close: Relaxation
    work: float


@dataclass(frozen=True)
class Opening:
    """What a search has still to decide: the pairs `free`, beside those `taken`.

    `elsewhere` is what no plan passes that decides otherwise of any other pair.
    """

    free: Longs
    taken: Marks
    elsewhere: int


def root_of(
    programme: Programme, pair_first: Longs, least: Longs, seconds: float
) -> Root | None:
    """Solve the linear programme, then have faces that it breaks until it hardly falls.

    None where the seconds end it before the first solution. Same programme, same root, where
    they suffice.
    """
    until = monotonic() + seconds
    simplex = Simplex(programme, least)
    plain = simplex.solved(seconds)
    if plain is None:
        return None
    by_column, wide, close = transposed(programme), programme, plain
    first = before = float(programme.gain @ plain.shares)
    for _ in range(ROUNDS):
        reduced = wide.reduced(close.prices)
        faces = faces_broken(programme, by_column, pair_first, close.shares, reduced)
        if not len(faces.limit):
            break
        simplex.add(faces)
        closer = simplex.solved(until - monotonic())
        if closer is None:
            break
        wide, close = with_rows(wide, faces), closer
        gains = float(programme.gain @ close.shares)
        if before - gains < LEAST_FALL * (first - gains):
            break
        before = gains
    work = WORK_A_STEP * simplex.steps
    return Root(plain, *_binding(programme, wide, close), work)


def _binding(
    programme: Programme, wide: Programme, close: Relaxation
) -> tuple[Programme, Relaxation]:
    """The programme with those faces only that have a price."""
    own = len(programme.limit)
    priced = np.append(np.ones(own, dtype=np.bool_), close.prices[own:] > 0)
    faces = wide.rows.only(priced & (np.arange(len(priced)) >= own))
    return with_rows(programme, faces), Relaxation(close.shares, close.prices[priced])


def opening(programme: Programme, proof: PriceProof, fixed: Longs, depth: float) -> Opening:
    """Leave open what prices do not settle `depth` points below what they prove.

    Pairs `fixed` are taken in any plan.
    """
    reduced = proof.reduced[: programme.pairs]
    settled = np.abs(reduced) > depth + HAIR
    taken = settled & (reduced > 0)
    taken[fixed] = True
    most = proof.bound + np.minimum(reduced[fixed], 0).sum()
    free = np.flatnonzero(~settled & ~taken)
    return Opening(free, taken.astype(np.uint8), int(np.ceil(most - depth)))
