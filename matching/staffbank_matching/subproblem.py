"""A part of the programme: some columns free, all the rest as the plan has them."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.ledger import Marks
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Ints, Longs, starts_of


class Transposed(NamedTuple):
    """The rows of each column: column c is in `row[first[c]:first[c + 1]]`, so often."""

    first: Longs
    row: Ints
    coefficient: Ints


@dataclass(frozen=True)
class Subproblem:
    """Rows over free columns, by their place in `columns`; as in `Programme`."""

    columns: Longs
    first: Longs
    column: Ints
    coefficient: Ints
    limit: Longs


def transposed(programme: Programme) -> Transposed:
    """The programme by columns."""
    sizes = np.bincount(programme.column, minlength=len(programme.gain))
    by_column = Transposed(
        starts_of(sizes, len(sizes)),
        np.empty(len(programme.column), dtype=np.int32),
        np.empty(len(programme.column), dtype=np.int32),
    )
    _transpose(programme.first, programme.column, programme.coefficient, by_column)
    return by_column


def subproblem(
    programme: Programme, by_column: Transposed, free: Longs, taken: Marks
) -> Subproblem:
    """Leave `free` pairs open, and every extra column; `taken` pairs beside them stay.

    Rows that can no longer bind are left out.
    """
    extras = np.arange(programme.pairs, len(programme.gain))
    columns = np.concatenate((np.sort(free), extras)).astype(np.int64)
    found = _rows(
        programme.first,
        programme.column,
        programme.coefficient,
        programme.limit,
        programme.upper,
        by_column,
        columns,
        taken,
    )
    return Subproblem(columns, *found)


def whole(programme: Programme) -> Subproblem:
    """All of the programme."""
    pairs = np.arange(programme.pairs)
    nothing = np.zeros(programme.pairs, dtype=np.uint8)
    return subproblem(programme, transposed(programme), pairs, nothing)


@compiled
def _transpose(first: Longs, column: Ints, coefficient: Ints, by_column: Transposed) -> None:
    at = by_column.first[:-1].copy()
    for row in range(len(first) - 1):
        for k in range(first[row], first[row + 1]):
            place = at[column[k]]
            at[column[k]] += 1
            by_column.row[place] = row
            by_column.coefficient[place] = coefficient[k]


@compiled
def _rows(
    first: Longs,
    column: Ints,
    coefficient: Ints,
    limit: Longs,
    upper: Longs,
    by_column: Transposed,
    columns: Longs,
    taken: Marks,
) -> tuple[Longs, Ints, Ints, Longs]:
    place = np.full(len(upper), -1, dtype=np.int32)
    for n in range(len(columns)):
        place[columns[n]] = n
    seen = np.zeros(len(limit), dtype=np.bool_)
    row_first = [np.int64(0)]
    row_column = [np.int32(0)]
    row_coefficient = [np.int32(0)]
    row_limit = [np.int64(0)]
    row_column.pop()
    row_coefficient.pop()
    row_limit.pop()
    for c in columns:
        for m in range(by_column.first[c], by_column.first[c + 1]):
            row = by_column.row[m]
            if seen[row]:
                continue
            seen[row] = True
            left, most = limit[row], np.int64(0)
            for k in range(first[row], first[row + 1]):
                if place[column[k]] >= 0:
                    most += max(0, coefficient[k]) * upper[column[k]]
                elif column[k] < len(taken) and taken[column[k]]:
                    left -= coefficient[k]
            if most <= left:
                continue
            for k in range(first[row], first[row + 1]):
                if place[column[k]] >= 0:
                    row_column.append(place[column[k]])
                    row_coefficient.append(np.int32(coefficient[k]))
            row_first.append(np.int64(len(row_column)))
            row_limit.append(left)
    return (
        np.array(row_first),
        np.array(row_column, dtype=np.int32),
        np.array(row_coefficient, dtype=np.int32),
        np.array(row_limit, dtype=np.int64),
    )
