"""One step of shares and of prices, and how near each other they come: compiled loops."""

from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Floats, Ints, Longs


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
def gained(gain: Floats, upper: Floats, charged: Floats, shares: Floats) -> tuple[float, float]:
    """What columns would gain above what they are charged, and what their shares gain."""
    above, total = 0.0, 0.0
    for column in range(len(gain)):
        above += max(0.0, gain[column] - charged[column]) * upper[column]
        total += gain[column] * shares[column]
    return above, total


@compiled
def fined(
    first: Longs, column: Ints, coefficient: Ints, limit: Floats, prices: Floats, shares: Floats
) -> tuple[float, float]:
    """What the rows' limits cost, and what is above them, at their prices."""
    cost, fines = 0.0, 0.0
    for row in range(len(limit)):
        if prices[row] > 0:
            cost += limit[row] * prices[row]
            total = -limit[row]
            for k in range(first[row], first[row + 1]):
                total += coefficient[k] * shares[column[k]]
            fines += max(0.0, total) * prices[row]
    return cost, fines
