"""What one more worker would be worth: for one request, and for a kind of work."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE
from staffbank_matching.clashes import clash
from staffbank_matching.columns import NO_LIMIT
from staffbank_matching.displacement import Bench
from staffbank_matching.problem import DAY, Stretch
from staffbank_matching.ragged import Longs
from staffbank_matching.reasons import Scarcity, Supply
from staffbank_matching.rules import Diaries
from staffbank_matching.verdict import LAWFUL, verdict

WORKING_WEEK = 37 * 60  # minutes of the person who is thought of, where nobody says otherwise
FULL = 100  # percent
SATURDAY = 5
DUSK, DAWN = 23 * 60, 6 * 60  # the night where the problem's figures have none


@dataclass(frozen=True)
class Market:
    """A plan and its prices by request: of one more seat, in points of the certificate."""

    bench: Bench
    prices: Mapping[str, float]
    weight: Longs  # by part, what one seat adds to the certificate's value

    def supply(self, request: int) -> Supply:
        """What one more worker for one seat of it would be worth."""
        board = self.bench.board
        first, last = board.options.parts_of[request : request + 2].tolist()
        seats = int(board.columns.work.seats[request])
        filled = self.bench.play.ledger.filled[first:last]
        name = board.columns.work.ids[request]
        least = self._least(request, filled, seats)
        worth = float(self.weight[first:last].sum()) - self.prices.get(name, 0.0)
        return Supply(name, int(seats - filled.min()), least, max(worth, float(least)))

    def _least(
        self, request: int, filled: np.ndarray[tuple[int], np.dtype[np.int32]], seats: int
    ) -> int:
        """The value that one worker would add in the best run of parts with an open seat."""
        if filled.min() == seats:
            return 0
        before, best = self._covered(request, filled, seats), 0
        for run in _runs(filled < seats):
            more = filled.copy()
            more[run] += 1
            best = max(best, self._covered(request, more, seats) - before)
        tier = int(self.bench.board.columns.work.tier[request])
        return best * POINTS_PER_VALUE * self.bench.board.tier_weights[tier - 1]

    def _covered(
        self, request: int, filled: np.ndarray[tuple[int], np.dtype[np.int32]], seats: int
    ) -> int:
        first = self.bench.board.options.parts_of[request]
        value = self.bench.board.value[first : first + len(filled)]
        percent = FULL if filled.min() >= seats else self.bench.tally.part_worth[request]
        return int((filled * (value * percent // FULL)).sum())


def market_of(bench: Bench, prices: Mapping[str, float]) -> Market:
    """The bench's plan with these prices, which may be none."""
    return Market(bench, prices, bench.board.part_weight)


def scarcities(
    market: Market, most: int, minutes_a_week: int = WORKING_WEEK
) -> tuple[Scarcity, ...]:
    """Which one person more would be worth most, so many kinds at most, the best first.

    Kinds are a role, a skill ("" where none is needed), a host and a time. She is thought of
    as living there, free for all work of the kind, and working at most `minutes_a_week`.
    """
    kinds: defaultdict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for request in np.flatnonzero(_open(market.bench)):
        for kind in _kinds(market.bench, int(request)):
            kinds[kind].append(int(request))
    supplies = {r: market.supply(r) for some in kinds.values() for r in some}
    found = []
    for kind, requests in kinds.items():
        jobs = _one_after_another(market.bench, requests, supplies, minutes_a_week)
        found.append(
            Scarcity(
                *kind,
                open_seats=sum(supplies[r].open_seats for r in requests),
                jobs=len(jobs),
                least=sum(supplies[r].least for r in jobs),
                most=sum(supplies[r].open_seats * supplies[r].most for r in requests),
            )
        )
    return tuple(sorted(found, key=_rank)[:most])


def _rank(one: Scarcity) -> tuple[float, ...] | tuple[int, float, str, str, str, str]:
    return -one.least, -one.most, one.host, one.role, one.skill, one.when


def _open(bench: Bench) -> Longs:
    """By request, how many of its parts have an open seat."""
    board = bench.board
    short = bench.play.ledger.filled < board.seats
    return np.bincount(
        board.options.part_request[short], minlength=len(board.columns.work.ids)
    ).astype(np.int64)


def _kinds(bench: Bench, request: int) -> Iterator[tuple[str, str, str, str]]:
    work, names = bench.board.columns.work, bench.board.columns.names
    skills = {names.skills[names.needs[need][0]] for need in work.needs[request]} or {""}
    host, when = names.hosts[work.host[request]], _when(bench, work.sessions[request])
    for role in work.roles[request].nonzero()[0]:
        for skill in sorted(skills):
            yield names.roles[role], skill, host, when


def _when(bench: Bench, sessions: Sequence[Stretch]) -> str:
    """Night where some session is night work; weekend where all are on one."""
    figures = bench.board.columns.figures
    week = np.array(figures.weeks)
    days = []
    for start, end in sessions:
        midnight = int(week[np.searchsorted(week, start, side="right") - 1])
        day = (start - midnight) // DAY
        dark = figures.nights or _nights(midnight + day * DAY)
        night = sum(max(0, min(end, until) - max(start, since)) for since, until in dark)
        if night >= figures.night_share:
            return "night"
        days.append(day)
    return "weekend" if min(days) >= SATURDAY else "weekday"


def _nights(midnight: int) -> tuple[Stretch, ...]:
    """The nights before and after a day that starts then."""
    evening = midnight + DUSK
    length = DAY - DUSK + DAWN
    return (evening - DAY, evening - DAY + length), (evening, evening + length)


def _one_after_another(
    bench: Bench, requests: Sequence[int], supplies: Mapping[int, Supply], minutes_a_week: int
) -> list[int]:
    """Those that one person could do, each by its first option, those of most worth first."""
    board, nobody = bench.board, _nobody(bench, minutes_a_week)
    work, done = bench.play.table.work, list[int]()
    line: list[Stretch] = []
    for request in sorted(requests, key=lambda r: (-supplies[r].least, r)):
        option = int(board.options.of_request[request])
        together = sorted([*line, *board.options.sessions[option]])
        if supplies[request].least == 0 or any(
            clash(option, int(board.options.of_request[other]), work, board.rules)
            for other in done
        ):
            continue
        starts, ends = np.array(together, dtype=np.int32).T.copy()
        if verdict(0, starts, ends, nobody, board.rules) == LAWFUL:
            done.append(request)
            line = together
    return done


def _nobody(bench: Bench, minutes_a_week: int) -> Diaries:
    """The diary of one person without duties or promises."""
    diaries = bench.board.diaries
    none, one = np.zeros(0, dtype=np.int32), np.full(1, NO_LIMIT, dtype=np.int32)
    return Diaries(
        *(np.zeros(2, dtype=np.int64), none, none) * 2,
        bank_limit=np.full(1, minutes_a_week, dtype=np.int32),
        work_limit=one,
        average_limit=one,
        history=np.zeros((1, 0), dtype=np.int32),
        guarded=np.zeros((1, diaries.guarded.shape[1]), dtype=np.bool_),
        plain=np.zeros(1, dtype=np.bool_),
    )


def _runs(is_open: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Iterator[slice]:
    """The longest stretches of open parts."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_open.view(np.int8), [0]))))
    for first, last in edges.reshape(-1, 2).tolist():
        yield slice(first, last)
