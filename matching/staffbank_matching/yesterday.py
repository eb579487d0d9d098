"""A plan, and all that was laid out for it: kept, so that a change costs only what changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from staffbank_matching.aims import STRICT, Aims
from staffbank_matching.board import Board, board_of
from staffbank_matching.board_after import Merge, board_after
from staffbank_matching.change import Change, changed
from staffbank_matching.child import ChildDied, in_child
from staffbank_matching.clock import Clock
from staffbank_matching.columns import Columns, columns_of
from staffbank_matching.compiled import compiled
from staffbank_matching.pinning import pinned
from staffbank_matching.plan import Plan
from staffbank_matching.prices import polished
from staffbank_matching.pricing import ENDING, SWEEPS
from staffbank_matching.problem import Problem
from staffbank_matching.programme import Programme, programme_of
from staffbank_matching.ragged import Bools, Floats, Ints, Longs, Words
from staffbank_matching.relaxation import relax
from staffbank_matching.replan import mended, previous_of
from staffbank_matching.run import Progress

TOLERANCE = 1e-4  # of prices that are found while nobody waits


@dataclass(frozen=True)
class Yesterday:
    """The board of a problem in which the plan's assignments are `kept`, and its prices.

    `prices` are of the programme's rows.
    """

    board: Board
    programme: Programme
    prices: Floats

    @classmethod
    def of(
        cls,
        problem: Problem | Columns,
        plan: Plan,
        *,
        aims: Aims = STRICT,
        seconds: float = 60.0,
        should_stop: Callable[[], bool] | None = None,
    ) -> "Yesterday":
        """Lay the problem out once more and find its prices, while there is time for it."""
        columns = problem if isinstance(problem, Columns) else columns_of(problem)
        columns = replace(columns, previous=columns.previous or previous_of(plan, columns))
        board = board_of(columns, aims)
        programme = programme_of(board, fair=aims.fairness)
        prices = np.zeros(len(programme.limit))
        ending = ENDING * seconds
        stage = partial(relax, programme, tolerance=TOLERANCE, seconds=ending)
        stopped = should_stop or (lambda: False)
        try:
            relaxed = in_child(stage, seconds=seconds, should_stop=stopped)
        except ChildDied:
            relaxed = None  # the prices that begin are poor then, and nothing else is
        if relaxed is not None:
            prices = polished(programme, relaxed.prices, sweeps=SWEEPS)
        return cls(board, programme, prices)

    def priced(self, later: Programme, merge: Merge, stay: Bools) -> Floats:
        """Prices for the programme of the problem after a change.

        A row that had a price keeps it where it has still the pairs that are left of it,
        whatever has come to it. Any prices prove a bound; these are good ones to begin with.
        """
        found = np.zeros(len(later.limit))
        before = stay[self.board.options.part_request]
        found[: np.count_nonzero(before)] = self.prices[: self.programme.parts][before]
        place = merge.place(len(self.board.pairs))
        place = np.append(place, np.full(self.programme.extras.columns, -1, dtype=np.int32))
        is_old = np.zeros(len(later.gain), dtype=np.bool_)
        is_old[merge.old] = True
        here = np.where(is_old, np.arange(len(is_old)), -1).astype(np.int32)
        old = _names(self.programme, place)[self.programme.parts :]
        new = _names(later, here)[later.parts :]
        found[later.parts :] = _looked_up(old, self.prices[self.programme.parts :], new)
        return _with_new_parts(later, found, int(np.count_nonzero(before)))


def replan_after(  # noqa: PLR0913 all but yesterday and the change have a default
    yesterday: Yesterday,
    change: Change,
    *,
    seconds: float = 10.0,
    work: float | None = None,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """Mend yesterday's plan after the change, by the same aims, as `replan` does.

    There is a valid plan, and soon a bound, in a fraction of the time.

    Raises:
        NotAProblem: where the change cannot be, or the pins cannot be kept with it.
    """
    clock = Clock(seconds, work)
    after = changed(yesterday.board.columns, change)
    board, merge = board_after(yesterday.board, after)

    def prices(programme: Programme) -> Floats:
        return yesterday.priced(programme, merge, after.stay)

    return mended(
        pinned(board),
        clock,
        seed,
        progress or (lambda _: None),
        should_stop or (lambda: False),
        prices,
    )


def _with_new_parts(programme: Programme, prices: Floats, since: int) -> Floats:
    """With the best price beside the others of each part from this one on.

    Else workers' rows, whose turn comes first, would take up what the parts are to be paid.
    """
    rows = slice(since, programme.parts)
    parts = replace(
        programme,
        first=programme.first[since : programme.parts + 1],
        limit=programme.limit[rows],
    )
    reduced = programme.reduced(prices)
    prices[rows] = polished(parts, prices[rows], sweeps=1, gain=reduced)
    return prices


def _looked_up(old: Words, prices: Floats, new: Words) -> Floats:
    """The prices of the old names, summed, at the first of each among the new ones."""
    known, where = np.unique(old, return_inverse=True)
    total = np.bincount(where, weights=prices, minlength=len(known))
    names, first = np.unique(new, return_index=True)
    at = np.searchsorted(known, names)
    at[at == len(known)] = 0
    same = (known[at] == names) & (names != 0) if len(known) else np.zeros(0, dtype=np.bool_)
    found = np.zeros(len(new))
    found[first[same]] = total[at[same]]
    return found


def _names(programme: Programme, place: Ints) -> Words:
    """By row a number that says which pairs it has and how often; 0 where it has none."""
    found = np.zeros(len(programme.limit), dtype=np.uint64)
    given = (programme.first, programme.column, programme.coefficient)
    _add_names(*given, place, found)
    return found


@compiled
def _add_names(
    first: Longs, column: Ints, coefficient: Ints, place: Ints, found: Words
) -> None:
    for row in range(len(found)):
        total = np.uint64(0)
        for k in range(first[row], first[row + 1]):
            if place[column[k]] >= 0:
                name = np.uint64(place[column[k]] + 1) * np.uint64(0x9E3779B97F4A7C15)
                name = (name ^ (name >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
                total += (name ^ (name >> np.uint64(32))) * np.uint64(coefficient[k])
        found[row] = total
