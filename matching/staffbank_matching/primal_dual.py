"""Rough shares and prices of the linear programme, soon: where a first plan comes from.

Shares move along what pairs gain above their prices, prices along how far rows are passed;
the length of the steps adapts to how the two answer each other. No average is kept and
nothing is begun anew: the last point is the better one at a tolerance of one in a hundred,
at which this ends, and PDLP goes on from it where closer prices are wanted.

Source: as `relaxation`, and A. Chambolle and T. Pock, A first-order primal-dual algorithm for
convex problems with applications to imaging, JMIV 40, 2011.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from staffbank_matching.balancing import balanced
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Floats, Ints, Longs
from staffbank_matching.relaxation import Relaxation
from staffbank_matching.steps import charge, fined, gained, move_prices, move_shares
from staffbank_matching.subproblem import Transposed, transposed

THREADS = 2  # halves of rows and columns, also where one thread works on both: sums are alike
LOOKED_AT_EVERY = 8  # steps
MOST_STEPS = 2_000
KNOWN = 0.05  # of the usual length: steps of prices that are known


@dataclass(frozen=True)
class Rows:
    """The programme by rows and by columns; steps are squares of their scales."""

    first: Longs
    column: Ints
    coefficient: Ints
    by_column: Transposed
    gain: Floats
    upper: Floats
    limit: Floats
    row_step: Floats
    column_step: Floats


@dataclass(frozen=True)
class Point:
    """Shares, prices, what each column is charged at them, and shares one move further on."""

    shares: Floats
    prices: Floats
    charged: Floats
    ahead: Floats


def roughly(
    programme: Programme,
    *,
    tolerance: float,
    look: Callable[[], bool],
    before: Relaxation | None = None,
    steps: int = MOST_STEPS,
) -> Relaxation:
    """Solve until the prices' bound is within `tolerance` of what the shares gain.

    It begins with shares and prices `before`, or with nothing, and ends after so many `steps`
    at the latest. Known prices are near the best ones already: they move less than shares.
    `look` is called now and then, and says when to stop. Same programme, same answer, where
    it does not.
    """
    scale = 1.0 / max(1.0, float(np.abs(programme.gain).mean()))
    rows = _scaled(programme, scale)
    columns, count = len(rows.gain), len(rows.limit)
    here, there = (
        Point(np.zeros(columns), np.zeros(count), np.zeros(columns), np.zeros(columns))
        for _ in range(2)
    )
    if before is not None:
        here = _begun(rows, before.shares, before.prices * scale)
    halves = _halves(rows.by_column.first), _halves(rows.first)
    with ThreadPoolExecutor(THREADS) as pool:
        weight, length, tries = _first_weight(rows), 1.0, 0
        if before is not None:
            weight *= KNOWN
        for step in range(1, steps + 1):
            moved = False
            while not moved:
                tries += 1
                pace = length / weight, length * weight
                shares_by = _both(pool, halves[0], *_shares_moved(rows, here, there), pace[0])
                prices_by = _both(pool, halves[1], *_prices_moved(rows, here, there), pace[1])
                turned = _both(pool, halves[0], *_charged(rows, here, there))
                most = 0.5 * (weight * shares_by + prices_by / weight) / max(abs(turned), 1e-99)
                moved = length <= most
                length = min(
                    (1 - (tries + 1) ** -0.3) * most, (1 + (tries + 1) ** -0.6) * length
                )
            here, there = there, here
            if step % LOOKED_AT_EVERY == 0 and (_gap(rows, here) <= tolerance or look()):
                break
    return Relaxation(here.shares, here.prices / scale)


def _begun(rows: Rows, shares: Floats, prices: Floats) -> Point:
    charged, nothing = np.zeros(len(shares)), np.zeros(len(shares))
    charge(0, len(shares), *rows.by_column, prices, charged, shares, nothing, shares)
    return Point(shares.copy(), prices, charged, shares.copy())


def _both(
    pool: ThreadPoolExecutor,
    halves: tuple[int, int, int],
    loop: Callable[..., float],
    *given: object,
) -> float:
    first, middle, last = halves
    other = pool.submit(loop, middle, last, *given)
    return loop(first, middle, *given) + other.result()


def _halves(first: Longs) -> tuple[int, int, int]:
    """Where the first half of the entries ends."""
    return 0, int(np.searchsorted(first, first[-1] // 2)), len(first) - 1


def _first_weight(rows: Rows) -> float:
    """How much longer steps of prices are than those of shares."""
    gains = float((rows.gain**2 * rows.column_step).sum())
    limits = float((rows.limit**2 * rows.row_step).sum())
    return float(np.sqrt(gains / limits)) if gains > 0 and limits > 0 else 1.0


def _gap(rows: Rows, point: Point) -> float:
    """How far the shares' gain is below the prices' bound, as a share of that.

    Of the gain goes off what shares above the rows' limits are to pay.
    """
    by_columns = gained(rows.gain, rows.upper, point.charged, point.shares)
    known = rows.first, rows.column, rows.coefficient, rows.limit
    by_rows = fined(*known, point.prices, point.shares)
    bound = by_columns[0] + by_rows[0]
    return (bound - by_columns[1] + by_rows[1]) / max(1e-99, bound)


def _scaled(programme: Programme, scale: float) -> Rows:
    by_column = transposed(programme)
    given = (programme.first, programme.column, programme.coefficient, by_column)
    row_step, column_step = balanced(*given)
    return Rows(
        *given,
        programme.gain * scale,
        programme.upper.astype(np.float64),
        programme.limit.astype(np.float64),
        row_step,
        column_step,
    )


# Arrays go into the loops one by one: numba takes longer to look at tuples of them than a
# small programme's step lasts.


def _shares_moved(rows: Rows, here: Point, there: Point) -> tuple[Any, ...]:
    known = rows.gain, rows.upper, rows.column_step
    return move_shares, *known, here.shares, here.charged, there.shares, there.ahead


def _prices_moved(rows: Rows, here: Point, there: Point) -> tuple[Any, ...]:
    known = rows.first, rows.column, rows.coefficient, rows.limit, rows.row_step
    return move_prices, *known, there.ahead, here.prices, there.prices


def _charged(rows: Rows, here: Point, there: Point) -> tuple[Any, ...]:
    new = there.prices, there.charged, there.shares
    return charge, *rows.by_column, *new, here.charged, here.shares
