"""Everything that plans are made from: the pairs, what each is worth, and what stands fast."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE, STEEP, Aims
from staffbank_matching.columns import Columns, Work
from staffbank_matching.diary import open_diaries
from staffbank_matching.eligibility import Pairs, Sieve
from staffbank_matching.options import Options, options_of, part_values
from staffbank_matching.preferences import by_level
from staffbank_matching.problem import Stretch
from staffbank_matching.ragged import Bools, Ints, Longs
from staffbank_matching.ranking import grouped
from staffbank_matching.rules import Diaries, Rules, rules_of

KEPT = 50  # what one assignment of the plan before is worth to keep, in points


@dataclass(frozen=True)
class Board:
    """A problem laid out.

    `value` is by part what one seat is worth within its tier; `weight` is by pair what it
    adds to the certificate's value, fairness apart; `points` is pairs by the levels of
    `preferences.PARTS`. `by_request` has the pairs in order of request, those of request r
    from `request_first[r]`. `kept` marks pairs of the plan before, `fixed` those that must
    be in this one. `lumpy` marks requests whose seats are worth less while others are open.
    """

    columns: Columns
    aims: Aims
    options: Options
    rules: Rules
    diaries: Diaries
    sieve: Sieve
    pairs: Pairs
    request: Ints
    by_request: Ints
    request_first: Longs
    value: Longs
    points: Ints
    weight: Longs
    kept: Bools
    fixed: Bools
    lumpy: Bools

    @property
    def seats(self) -> Ints:
        """Seats of each part."""
        seats: Ints = self.columns.work.seats[self.options.part_request]
        return seats

    @property
    def summed(self) -> Longs:
        """By pair, the points that count in the sum of the certificate: all but the cost."""
        first, second, third = (self.points[:, level] for level in range(3))
        return first.astype(np.int64) + second + third

    @property
    def tier_weights(self) -> tuple[int, int, int, int]:
        """What one unit of value counts for in each tier, in the sum of the certificate."""
        return self.aims.weights or STEEP

    @property
    def part_weight(self) -> Longs:
        """What a filled seat of each part adds to the certificate's value."""
        return self.value * self.unit_weight

    @property
    def unit_weight(self) -> Longs:
        """What a unit of each part's value adds to it."""
        tier = self.columns.work.tier[self.options.part_request]
        return POINTS_PER_VALUE * np.array(self.tier_weights, dtype=np.int64)[tier - 1]

    def only(self, wanted: Bools) -> "Board":
        """The board with some of its pairs only."""
        pairs = self.pairs.only(wanted)
        first, by_request = grouped(self.request[wanted], len(self.columns.work.ids))
        return replace(
            self,
            pairs=pairs,
            request=self.request[wanted],
            by_request=by_request,
            request_first=first,
            points=self.points[wanted],
            weight=self.weight[wanted],
            kept=self.kept[wanted],
            fixed=self.fixed[wanted],
        )

    def find(self, worker: str, request: str, sessions: Sequence[Stretch]) -> Ints:
        """The pairs that this assignment may mean; more than one only without `sessions`."""
        return self.matching(*self.numbers_of(worker, request), sessions)

    def numbers_of(self, worker: str, request: str) -> tuple[int, int]:
        """The numbers of a worker and a request; -1 of one that there is not."""
        people, work = self._numbers
        return people.get(worker, -1), work.get(request, -1)

    @cached_property
    def _numbers(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        sides = self.columns.people.ids, self.columns.work.ids
        people, work = ({name: n for n, name in enumerate(ids)} for ids in sides)
        return people, work

    def matching(self, worker: int, request: int, sessions: Sequence[Stretch]) -> Ints:
        """The same by number; none where either is -1."""
        if worker < 0 or request < 0:
            return np.zeros(0, dtype=np.int32)
        first, last = self.pairs.first[worker], self.pairs.first[worker + 1]
        found = np.flatnonzero(self.request[first:last] == request) + first
        if sessions:
            wanted = tuple(sessions)
            found = found[
                [self.options.sessions[self.pairs.option[n]] == wanted for n in found]
            ]
        pairs: Ints = found.astype(np.int32)
        return pairs


def board_of(columns: Columns, aims: Aims) -> Board:
    """Lay the problem out."""
    options = options_of(columns.work, columns.figures)
    rules = rules_of(columns)
    diaries = open_diaries(columns, rules)
    sieve = Sieve(columns, options, diaries, rules)
    pairs = sieve.pairs()
    request = options.request[pairs.option]
    first, by_request = grouped(request, len(columns.work.ids))
    scores = by_level(columns, options, pairs)
    nothing = np.zeros(len(pairs), dtype=np.bool_)
    board = Board(
        columns,
        aims,
        options,
        rules,
        diaries,
        sieve,
        pairs,
        request,
        by_request,
        first,
        part_values(columns.work, options, aims),
        scores,
        np.zeros(len(pairs), dtype=np.int64),
        nothing,
        nothing.copy(),
        lumpy_of(columns.work, options),
    )
    kept = _previous(board)
    return replace(board, kept=kept, weight=weights_of(board, kept))


def lumpy_of(work: Work, options: Options) -> Bools:
    """The requests whose seats are worth less while others are open."""
    several = (work.seats > 1) | (np.diff(options.parts_of) > 1)
    return (work.part_worth < 100) & several  # noqa: PLR2004 percent


def weights_of(board: Board, kept: Bools) -> Longs:
    """By pair, the value that it covers and its points; an open seat beside it discounted."""
    options, work = board.options, board.columns.work
    worth = board.part_weight
    lumpy = board.lumpy[options.part_request]
    part_worth = work.part_worth[options.part_request]
    worth = np.where(lumpy, discounted(board, part_worth), worth)
    total = np.zeros(len(worth) + 1, dtype=np.int64)
    np.cumsum(worth, out=total[1:])
    covered: Longs = (total[options.to_part] - total[options.from_part])[board.pairs.option]
    weights: Longs = covered + board.summed + KEPT * kept
    return weights


def discounted(board: Board, part_worth: Ints) -> Longs:
    """The weight of parts while their request has an open seat: whole units of value."""
    return board.value * part_worth // 100 * board.unit_weight


def _previous(board: Board) -> Bools:
    kept = np.zeros(len(board.pairs), dtype=np.bool_)
    for each in board.columns.previous:
        kept[board.find(each.worker, each.request, each.sessions)] = True
    return kept
