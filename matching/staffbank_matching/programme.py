"""The linear programme whose optimum no plan can pass: its rows, columns and gains."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.clashes import work_of
from staffbank_matching.compiled import compiled
from staffbank_matching.dominance import implied
from staffbank_matching.extras import Extras, extras_of
from staffbank_matching.fairness import FAIRNESS_PER_POINT
from staffbank_matching.groups import Groups, groups_of
from staffbank_matching.hours import hour_rows
from staffbank_matching.ragged import Bools, Floats, Ints, Longs, starts_of
from staffbank_matching.ranking import grouped

LARGEST_PRICE = 2.0**60  # far above what any price has to be, and far below what sums can hold


class Rows(NamedTuple):
    """Rows, laid out as in `Programme`."""

    first: Longs
    column: Ints
    coefficient: Ints
    limit: Longs

    def only(self, wanted: Bools) -> "Rows":
        """Those for which `wanted` holds."""
        sizes = np.diff(self.first)
        inside = np.repeat(wanted, sizes)
        return Rows(
            starts_of(sizes[wanted], int(np.count_nonzero(wanted))),
            self.column[inside],
            self.coefficient[inside],
            self.limit[wanted],
        )


@dataclass(frozen=True)
class Programme:
    """Raise gain x, where each row's sum is at most its limit and 0 <= x <= upper.

    Row n has `coefficient[k]` at `column[k]` for k from first[n]. The first columns are the
    board's pairs, the rest what `extras` says. The first rows are the parts of requests; then
    come groups of pairs of which a worker takes one at most, then hours, then the extras'.
    A row whose pairs are all in another "at most one" is left out.
    """

    first: Longs
    column: Ints
    coefficient: Ints
    limit: Longs
    gain: Floats
    upper: Longs
    parts: int
    extras: Extras

    @property
    def scale(self) -> int:
        """So many parts a point has, in which each column's gain is whole."""
        return FAIRNESS_PER_POINT if self.extras.fair.any() else 1

    def gains(self, gain: Floats | None = None) -> Longs:
        """Each column's gain in such parts."""
        wanted = self.gain if gain is None else gain
        return np.rint(wanted * self.scale).astype(np.int64)

    @property
    def rows(self) -> Rows:
        """All of its rows."""
        return Rows(self.first, self.column, self.coefficient, self.limit)

    @property
    def pairs(self) -> int:
        """How many of the columns are pairs."""
        return len(self.gain) - self.extras.columns

    def reduced(self, prices: Floats, gain: Floats | None = None) -> Floats:
        """By column, what it gains above what its rows charge for it, near enough to search."""
        assert len(prices) == len(self.limit), "prices of another programme"
        reduced = (self.gain if gain is None else gain).copy()
        charge_columns(self.first, self.column, self.coefficient, sound(prices), reduced)
        return reduced


def sound(prices: Floats) -> Floats:
    """The prices with 0 in place of those below it and of those that are no numbers."""
    return np.where((prices > 0.0) & (prices < LARGEST_PRICE), prices, 0.0)


@compiled
def charge_columns(
    first: Longs,
    column: Ints,
    coefficient: Ints,
    prices: Floats | Longs,
    reduced: Floats | Longs,
) -> None:
    """Take off each column what its rows charge: in whole parts, or in points."""
    for row in range(len(prices)):
        if prices[row] != 0:
            for k in range(first[row], first[row + 1]):
                reduced[column[k]] -= coefficient[k] * prices[row]


def programme_of(board: Board, *, fair: bool) -> Programme:
    """Every rule of the board that can be said in rows; the rest only makes plans fewer."""
    with ThreadPoolExecutor(1) as other:
        asked = other.submit(hour_rows, board)
        groups = _joined(groups_of(board, work_of(board)))
        parts = part_rows(board)
        hours = asked.result()
    extras = extras_of(board, fair=fair)
    blocks = (
        (parts.first, parts.member, np.ones(len(parts.member), np.int32)),
        (groups.first, groups.member, np.ones(len(groups.member), np.int32)),
        (hours.first, hours.pair, hours.minutes),
        (extras.first, extras.column, extras.coefficient),
    )
    ends = np.cumsum([0, *(block[0][-1] for block in blocks)])
    limits = (board.seats, np.ones(len(groups.first) - 1), hours.limit, extras.limit)
    return _shortened(
        Programme(
            first=np.concatenate(
                [[0], *(block[0][1:] + end for block, end in zip(blocks, ends, strict=False))]
            ).astype(np.int64),
            column=np.concatenate([block[1] for block in blocks]).astype(np.int32),
            coefficient=np.concatenate([block[2] for block in blocks]).astype(np.int32),
            limit=np.concatenate(limits).astype(np.int64),
            gain=np.concatenate((board.weight.astype(np.float64), extras.gain)),
            upper=np.concatenate((np.ones(len(board.pairs), np.int64), extras.upper)),
            parts=len(board.seats),
            extras=extras,
        )
    )


def with_rows(programme: Programme, more: Rows) -> Programme:
    """The same with these rows after its own."""
    return replace(
        programme,
        first=np.concatenate((programme.first, more.first[1:] + programme.first[-1])),
        column=np.concatenate((programme.column, more.column)),
        coefficient=np.concatenate((programme.coefficient, more.coefficient)),
        limit=np.concatenate((programme.limit, more.limit)),
    )


def part_rows(board: Board) -> Groups:
    """For each part of a request, the pairs that would fill a seat of it."""
    options, option = board.options, board.pairs.option
    sizes = options.to_part[option] - options.from_part[option]
    pair = np.repeat(np.arange(len(option), dtype=np.int32), sizes)
    step = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    part = options.from_part[option][pair] + step
    first, order = grouped(part.astype(np.int32), len(options.part_request))
    return Groups(first, pair[order])


def _joined(some: Sequence[Groups]) -> Groups:
    ends = np.cumsum([0, *(each.first[-1] for each in some)])
    firsts = [each.first[1:] + end for each, end in zip(some, ends, strict=False)]
    return Groups(
        np.concatenate([[0], *firsts]).astype(np.int64),
        np.concatenate([each.member for each in some]).astype(np.int32),
    )


def _shortened(programme: Programme) -> Programme:
    """The programme without rows that others imply. Parts of requests all stay, in order."""
    sizes = np.diff(programme.first)
    other = np.zeros(len(programme.column) + 1, dtype=np.int64)
    np.cumsum(programme.coefficient != 1, out=other[1:])
    plain = other[programme.first[1:]] == other[programme.first[:-1]]
    asked = plain & (programme.limit == 1)
    asked[: programme.parts] = False
    stays = ~implied(programme.first, programme.column, asked, len(programme.gain))
    entries = np.repeat(stays, sizes)
    first = np.zeros(np.count_nonzero(stays) + 1, dtype=np.int64)
    np.cumsum(sizes[stays], out=first[1:])
    return replace(
        programme,
        first=first,
        column=programme.column[entries],
        coefficient=programme.coefficient[entries],
        limit=programme.limit[stays],
    )
