"""The board after a change, from the one before it: only what is new is asked anew."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from staffbank_matching.board import Board, lumpy_of, weights_of
from staffbank_matching.change import Changed
from staffbank_matching.diary import open_diaries
from staffbank_matching.eligibility import Pairs, Sieve
from staffbank_matching.options import options_of, part_values
from staffbank_matching.preferences import by_level
from staffbank_matching.ragged import Ints, Longs, starts_of


@dataclass(frozen=True)
class Merge:
    """Pairs of a board before and new ones, in the order of a board after.

    Those before with the numbers `kept` are now at `old`, the new ones at `new`.
    """

    kept: Longs
    old: Longs
    new: Longs

    def of(self, before: Any, added: Any) -> Any:
        """An array by pair, from that of the board before and that of the new pairs."""
        size = len(self.old) + len(self.new)
        found = np.empty((size, *before.shape[1:]), dtype=before.dtype)
        found[self.old] = before[self.kept]
        found[self.new] = added
        return found

    def place(self, pairs: int) -> Ints:
        """By pair of the board before, of so many, where it is now; -1 where it is gone."""
        found = np.full(pairs, -1, dtype=np.int32)
        found[self.kept] = self.old
        return found


def board_after(board: Board, change: Changed) -> tuple[Board, Merge]:
    """What `board_of` would say of the changed problem, the plan before apart."""
    columns, work, rules = change.columns, change.columns.work, board.rules
    people = len(columns.people.ids)
    added = options_of(change.new.work, columns.figures)
    remaining = board.options.only(change.stay)
    options = remaining.followed_by(added)
    diaries = open_diaries(columns, rules)
    new = Sieve(change.new, added, diaries, rules).pairs()
    merge = _merge(board, change, new)
    number = np.cumsum(change.stay[board.options.request], dtype=np.int32) - np.int32(1)
    worker = merge.of(board.pairs.worker, new.worker)
    option = merge.of(number[board.pairs.option], new.option + np.int32(len(remaining)))
    request = options.request[option]
    kept = merge.of(board.kept, np.zeros(len(new), dtype=np.bool_))
    after = Board(
        columns,
        board.aims,
        options,
        rules,
        diaries,
        Sieve(columns, options, diaries, rules),
        Pairs(worker, option, starts_of(np.bincount(worker, minlength=people), people)),
        request,
        _by_request(board, merge, added.request[new.option]),
        starts_of(np.bincount(request, minlength=len(work.ids)), len(work.ids)),
        part_values(work, options, board.aims),
        merge.of(board.points, by_level(change.new, added, new)),
        np.zeros(0, dtype=np.int64),
        kept,
        np.zeros(len(request), dtype=np.bool_),
        lumpy_of(work, options),
    )
    return replace(after, weight=weights_of(after, kept)), merge


def _merge(board: Board, change: Changed, new: Pairs) -> Merge:
    """A worker's new pairs come after her old ones: their options have the highest numbers."""
    stays = ~change.away[board.pairs.worker] & change.stay[board.request]
    kept = np.flatnonzero(stays)
    place = np.searchsorted(board.pairs.worker[kept], new.worker, side="right")
    place += np.arange(len(new))
    is_old = np.ones(len(kept) + len(new), dtype=np.bool_)
    is_old[place] = False
    return Merge(kept, np.flatnonzero(is_old), place)


def _by_request(board: Board, merge: Merge, request: Ints) -> Ints:
    """Old pairs in the order that they had, then the new ones, whose requests are the last."""
    old = merge.place(len(board.pairs))[board.by_request]
    new = merge.new[np.argsort(request, kind="stable")]
    return np.concatenate((old[old >= 0], new.astype(np.int32)))
