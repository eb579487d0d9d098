"""The moves of `primal_dual` over a part of the columns or of the rows, compiled.

Arrays go into the loops one by one: numba takes longer to look at tuples of them than a
small programme's step lasts.
"""

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Floats, Ints, Longs
from staffbank_matching.subproblem import Transposed


@compiled
def steps(
    first: Longs, column: Ints, coefficient: Ints, by_column: Transposed, balancings: int
) -> tuple[Floats, Floats]:
    """Squares of the scales by which no entry is much larger than another (Ruiz)."""
    rows, columns = len(first) - 1, len(by_column.first) - 1
    by_row, by_col = np.ones(rows), np.ones(columns)
    for row in range(rows):
        most = 0
        for k in range(first[row], first[row + 1]):
            most = max(most, abs(coefficient[k]))
        by_row[row] = 1.0 / max(1, most)
    for turn in range(balancings + 1):
        last = turn == balancings  # by their length rather than their largest entry
        size = np.zeros(rows)
        for row in range(rows):
            for k in range(first[row], first[row + 1]):
                entry = abs(coefficient[k]) * by_col[column[k]]
                size[row] = size[row] + entry * entry if last else max(size[row], entry)
        for at in range(columns):
            most = 0.0
            for k in range(by_column.first[at], by_column.first[at + 1]):
                entry = abs(by_column.coefficient[k]) * by_row[by_column.row[k]]
                most = most + entry * entry if last else max(most, entry)
            if most > 0:
                by_col[at] /= np.sqrt((np.sqrt(most) if last else most) * by_col[at])
        for row in range(rows):
            if size[row] > 0:
                length = np.sqrt(size[row]) if last else size[row]
                by_row[row] /= np.sqrt(length * by_row[row])
    return by_row**2, by_col**2


@compiled
def move_shares(
    start: int,
    stop: int,
    gain: Floats,
    upper: Floats,
    column_step: Floats,
    were: Floats,
    charged: Floats,
    shares: Floats,
    ahead: Floats,
    pace: float,
) -> float:
    """Answer the square of how far."""
    moved = 0.0
    for column in range(start, stop):
        step = column_step[column]
        share = were[column] + step * pace * (gain[column] - charged[column])
        share = min(max(share, 0.0), upper[column])
        shares[column] = share
        ahead[column] = 2 * share - were[column]
        moved += (share - were[column]) ** 2 / step
    return moved


@compiled
def move_prices(
    start: int,
    stop: int,
    first: Longs,
    column: Ints,
    coefficient: Ints,
    limit: Floats,
    row_step: Floats,
    ahead: Floats,
    were: Floats,
    prices: Floats,
    pace: float,
) -> float:
    """Answer the square of how far."""
    moved = 0.0
    for row in range(start, stop):
        total = 0.0
        for k in range(first[row], first[row + 1]):
            total += coefficient[k] * ahead[column[k]]
        step = row_step[row]
        price = max(0.0, were[row] + step * pace * (total - limit[row]))
        prices[row] = price
        moved += (price - were[row]) ** 2 / step
    return moved


@compiled
def charge(
    start: int,
    stop: int,
    first: Longs,
    row: Ints,
    coefficient: Ints,
    prices: Floats,
    charged: Floats,
    shares: Floats,
    were_charged: Floats,
    were: Floats,
) -> float:
    """Charge the columns; answer how shares and prices answer each other in this step."""
    turned = 0.0
    for column in range(start, stop):
        total = 0.0
        for k in range(first[column], first[column + 1]):
            total += coefficient[k] * prices[row[k]]
        charged[column] = total
        turned += (total - were_charged[column]) * (shares[column] - were[column])
    return turned


@compiled
def fined(
    first: Longs,
    column: Ints,
    coefficient: Ints,
    limit: Floats,
    prices: Floats,
    shares: Floats,
) -> float:
    """What is above the rows' limits, at their prices."""
    fined = 0.0
    for row in range(len(limit)):
        if prices[row] > 0:
            total = -limit[row]
            for k in range(first[row], first[row + 1]):
                total += coefficient[k] * shares[column[k]]
            fined += max(0.0, total) * prices[row]
    return fined
