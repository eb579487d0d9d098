"""Scales of rows and columns between which no entry is much larger than another.

Source: D. Ruiz, A scaling algorithm to equilibrate both rows and columns norms in matrices,
2001.
"""

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Floats, Ints, Longs
from staffbank_matching.subproblem import Transposed

BALANCINGS = 5


@compiled
def balanced(
    first: Longs, column: Ints, coefficient: Ints, by_column: Transposed
) -> tuple[Floats, Floats]:
    """By row and by column the squares of scales by which no entry is much above another."""
    rows, columns = len(first) - 1, len(by_column.first) - 1
    by_row, by_col = np.ones(rows), np.ones(columns)
    for row in range(rows):
        largest = 1
        for k in range(first[row], first[row + 1]):
            largest = max(largest, abs(coefficient[k]))
        by_row[row] = 1.0 / largest
    for turn in range(BALANCINGS + 1):
        last = turn == BALANCINGS  # by their length rather than their largest entry
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
