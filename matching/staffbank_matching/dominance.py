"""Rows that say no more than another row says."""

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Bools, Ints, Longs


def implied(first: Longs, member: Ints, at_most_one: Bools, columns: int) -> Bools:
    """Mark the rows "at most one of these" whose members are all in another such row.

    Of rows with the same members the first stays. Points in time, rest and hours make such
    rows again and again: a fifth to two fifths of a programme's entries were theirs where
    measured, at no use to the bound.
    """
    rows = np.flatnonzero(at_most_one & (np.diff(first) > 0))
    sizes = np.diff(first)[rows]
    largest = rows[np.argsort(-sizes, kind="stable")]
    return _implied(largest, first, member, len(first) - 1, columns)


@compiled
def _implied(largest: Longs, first: Longs, member: Ints, rows: int, columns: int) -> Bools:
    """Go through the rows from the largest; each is held against those with its rarest member.

    A row that is implied by another is implied by one that stays, so only these are asked.
    """
    found = np.zeros(rows, dtype=np.bool_)
    count = np.zeros(columns + 1, dtype=np.int64)
    for row in largest:
        for k in range(first[row], first[row + 1]):
            count[member[k] + 1] += 1
    begin = np.cumsum(count)
    used = np.zeros(columns, dtype=np.int64)
    held_by = np.empty(begin[-1], dtype=np.int32)
    here = np.zeros(columns, dtype=np.int64)  # the number of the row that each is in now
    for number in range(len(largest)):
        row = largest[number]
        a, b = first[row], first[row + 1]
        rarest = member[a]
        for k in range(a, b):
            here[member[k]] = number + 1
            if used[member[k]] < used[rarest]:
                rarest = member[k]
        for n in range(begin[rarest], begin[rarest] + used[rarest]):
            other = held_by[n]
            inside = 0
            for k in range(first[other], first[other + 1]):
                inside += here[member[k]] == number + 1
            if inside == b - a:
                found[row] = True
                break
        if found[row]:
            continue
        for k in range(a, b):
            held_by[begin[member[k]] + used[member[k]]] = row
            used[member[k]] += 1
    return found
