"""The face that shares pass by most, of the hull of some diaries: the simplex method, small."""

import numpy as np

from staffbank_matching.compiled import inner
from staffbank_matching.ragged import Floats, Longs

FINEST = 120  # the largest whole number that slopes are multiplied by
NEARLY = 0.003
NOTHING = 1e-9
MOST_PIVOTS = 200


@inner
def steepest(diaries: Longs, shares: Floats) -> Floats:
    """The slopes of the face that the shares pass by most: no diary's sum is above 1.

    The simplex method on a small table; each limit is a hair above 1, or many would tie.
    """
    rows, columns = len(diaries), len(shares)
    table = np.zeros((rows + 1, columns + 1))
    for row in range(rows):
        for n in range(columns):
            table[row, n] = diaries[row] >> n & 1
        table[row, columns] = 1.0 + 1e-7 * ((row * 7919) % 101 + 1)
    table[rows, :columns] = shares
    basic = np.arange(columns, columns + rows)
    other = np.arange(columns)
    for _ in range(MOST_PIVOTS):
        enters = np.argmax(table[rows, :columns])
        if table[rows, enters] < NOTHING:
            break
        leaves, least = -1, np.inf
        for row in range(rows):
            if (
                table[row, enters] > NOTHING
                and table[row, columns] < least * table[row, enters]
            ):
                least = table[row, columns] / table[row, enters]
                leaves = row
        if leaves < 0:
            break  # no diary has it
        pivot = table[leaves, enters]
        table[leaves] /= pivot
        table[leaves, enters] = 1.0 / pivot
        for row in range(rows + 1):
            by = table[row, enters]
            if row != leaves and by != 0.0:
                for n in range(columns + 1):
                    table[row, n] -= by * table[leaves, n]
                table[row, enters] = -by / pivot
        basic[leaves], other[enters] = other[enters], basic[leaves]
    slopes = np.zeros(columns)
    for row in range(rows):
        if basic[row] < columns:
            slopes[basic[row]] = table[row, columns]
    return slopes


@inner
def whole_times(slopes: Floats) -> int:
    """What makes them whole numbers, or nearly so."""
    for times in range(1, FINEST + 1):
        off = 0.0
        for slope in slopes:
            off = max(off, abs(times * slope - np.rint(times * slope)))
        if off < NEARLY:
            return times
    return FINEST
