"""The filters that a worker does not pass for a request, with their figures."""

from collections.abc import Mapping

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.columns import NO_LIMIT
from staffbank_matching.compiled import compiled
from staffbank_matching.eligibility import CODES
from staffbank_matching.patterns import codes_in
from staffbank_matching.ragged import Bools, Floats, Ints, Longs
from staffbank_matching.reasons import Figure, Refusal
from staffbank_matching.rules import Diaries, Rules, clashing
from staffbank_matching.verdict import LAWFUL, NO_REST, verdict
from staffbank_matching.ways import EARTH_RADIUS_KM

METRES = 3  # decimals of a kilometre


def refusals_of_pair(board: Board, worker: int, request: int) -> tuple[Refusal, ...]:
    """Every filter that refuses her, in the order of `CODES`."""
    codes = codes_in(int(board.sieve.reasons(request)[worker]))
    return tuple(Refusal(code, FIGURES[code](board, worker, request)) for code in codes)


def marks_of_worker(board: Board, worker: int) -> Ints:
    """By request, one bit for each filter that refuses her; as `Sieve.reasons` by worker."""
    work, people, masks = board.columns.work, board.columns.people, board.sieve.masks
    options, host = board.options, board.columns.work.host
    barred = np.zeros(len(host), dtype=np.bool_)
    barred[_owners(work.barred_workers.first)[work.barred_workers.flat == worker]] = True
    lacks = np.zeros(len(host), dtype=np.bool_)
    short = np.array(
        [people.skills[worker, skill] < level for skill, level in board.columns.names.needs],
        dtype=np.bool_,
    )
    lacks[_owners(work.needs.first)[short[work.needs.flat]]] = True
    free = _every(_bit(masks.free, worker)[masks.session], options.sessions.first)
    clear = free
    if len(masks.clear):
        clear = free & _every(_bit(masks.clear, worker)[masks.session], options.sessions.first)
    some_free, some_clear = _some(free, options.of_request), _some(clear, options.of_request)
    found = np.zeros((len(CODES), len(host)), dtype=np.bool_)
    found[0] = host == people.home[worker]
    found[1] = ~work.roles[:, people.role[worker]]
    found[2] = lacks
    found[3] = barred | np.isin(host, people.barred_hosts[worker])
    found[4] = _too_far(board, worker)
    found[5], found[6] = ~some_free, some_free & ~some_clear
    for request in np.flatnonzero(~found.any(axis=0)):
        first, last = options.of_request[request], options.of_request[request + 1]
        asked = np.flatnonzero(clear[first:last]) + first
        judged = _best(worker, asked, _sessions(board), board.diaries, board.rules)
        found[7, request], found[8, request] = judged == NO_REST, judged > NO_REST
    marks: Ints = ((1 << np.arange(len(CODES))) @ found).astype(np.int32)
    return marks


def km_to(board: Board, request: int, workers: Longs) -> Floats:
    """Kilometres in a straight line from each to the request; 0 where it is remote."""
    ways = board.sieve.ways
    if ways.remote[request]:
        return np.zeros(len(workers))
    chord = np.square(ways.people[workers] - ways.work[request]).sum(axis=1)
    km: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1, np.sqrt(chord) / 2))
    return km


def wanted_skills(board: Board, request: int) -> dict[int, int]:
    """The level that the request needs of each skill that it needs, by numbers."""
    wanted: dict[int, int] = {}
    for need in board.columns.work.needs[request]:
        skill, level = board.columns.names.needs[need]
        wanted[skill] = max(level, wanted.get(skill, 0))
    return wanted


def _too_far(board: Board, worker: int) -> Bools:
    ways = board.sieve.ways
    chord = np.square(ways.work - ways.people[worker]).sum(axis=1)
    far: Bools = (chord > ways.reach[worker]) & ~ways.remote
    return far


def _bit(sets: np.ndarray[tuple[int, ...], np.dtype[np.uint64]], worker: int) -> Bools:
    """Of each set, whether she is in it."""
    inside: Bools = sets[:, worker >> 6] >> np.uint64(worker & 63) & np.uint64(1) > 0
    return inside


def _owners(first: Longs) -> Longs:
    return np.repeat(np.arange(len(first) - 1), np.diff(first))


def _every(marks: Bools, first: Longs) -> Bools:
    """Of each owner, whether all of its marks are set."""
    count = np.concatenate(([0], np.cumsum(marks)))
    every: Bools = count[first[1:]] - count[first[:-1]] == np.diff(first)
    return every


def _some(marks: Bools, first: Longs) -> Bools:
    count = np.concatenate(([0], np.cumsum(marks)))
    some: Bools = count[first[1:]] > count[first[:-1]]
    return some


def _sessions(board: Board) -> tuple[Longs, Ints, Ints]:
    sessions = board.options.sessions
    return sessions.first, sessions.starts, sessions.ends


@compiled
def _best(
    worker: int,
    options: Longs,
    sessions: tuple[Longs, Ints, Ints],
    diaries: Diaries,
    rules: Rules,
) -> int:
    """The mildest verdict on one of the options alone."""
    first, starts, ends = sessions
    best = 1 << 10
    for option in options:
        a, b = first[option], first[option + 1]
        best = min(best, verdict(worker, starts[a:b], ends[a:b], diaries, rules))
        if best == LAWFUL:
            break
    return best


Figures = Mapping[str, Figure]


def _own_council(board: Board, worker: int, _request: int) -> Figures:
    return {"host": board.columns.names.hosts[board.columns.people.home[worker]]}


def _role(board: Board, worker: int, request: int) -> Figures:
    roles = board.columns.names.roles
    accepted = tuple(roles[role] for role in board.columns.work.roles[request].nonzero()[0])
    return {"role": roles[board.columns.people.role[worker]], "accepted": accepted}


def _skill(board: Board, worker: int, request: int) -> Figures:
    """The levels asked for where she has less."""
    skills, levels = board.columns.names.skills, board.columns.people.skills[worker]
    wanted = wanted_skills(board, request).items()
    return {skills[skill]: level for skill, level in wanted if levels[skill] < level}


def _barred(board: Board, worker: int, request: int) -> Figures:
    by_request = worker in board.columns.work.barred_workers[request]
    host = board.columns.names.hosts[board.columns.work.host[request]]
    return {"by": "request" if by_request else "worker", "host": host}


def _travel(board: Board, worker: int, request: int) -> Figures:
    km = float(km_to(board, request, np.array([worker]))[0])
    reach = float(board.columns.people.reach_km[worker])
    return {"km": round(km, METRES), "reach_km": round(reach, METRES)}


def _availability(board: Board, worker: int, request: int) -> Figures:
    """Of the option that lacks least: how many sessions she is not free for, and the first."""
    sessions, masks = board.options.sessions, board.sieve.masks
    free = _bit(masks.free, worker)[masks.session]
    missing = [
        np.flatnonzero(~free[sessions.first[n] : sessions.first[n + 1]]) + sessions.first[n]
        for n in _options(board, request)
    ]
    least = min(missing, key=len)
    first = int(least[0])
    return {
        "sessions": len(least),
        "first": (int(sessions.starts[first]), int(sessions.ends[first])),
    }


def _booked(board: Board, worker: int, request: int) -> Figures:
    """A session, and what is promised beside it."""
    free = _bit(board.sieve.masks.free, worker)[board.sieve.masks.session]
    sessions, booked = board.options.sessions, board.columns.people.booked[worker]
    for option in _options(board, request):
        if free[sessions.first[option] : sessions.first[option + 1]].all():
            for session in sessions[option]:
                for promise in booked:
                    if clashing(*session, *promise, board.rules):
                        return {"session": session, "booked": promise}
    return {}  # pragma: no cover a pair that booked work refuses has such a session


def _rest(board: Board, worker: int, request: int) -> Figures:
    return {
        "daily_rest": board.rules.daily_rest,
        "weekly_rest": board.rules.weekly_rest,
        "duties": int(np.diff(board.diaries.duty_first)[worker]),
        "options": len(_options(board, request)),
    }


def _hours(board: Board, worker: int, request: int) -> Figures:
    """Most minutes of one week of the request, and the limits that she has."""
    figures: dict[str, Figure] = {"minutes": _fullest_week(board, request)}
    limits = {
        "bank": board.diaries.bank_limit,
        "working": board.diaries.work_limit,
        "average": board.diaries.average_limit,
    }
    for name, limit in limits.items():
        if limit[worker] < NO_LIMIT:
            figures[name] = int(limit[worker])
    return figures


def _fullest_week(board: Board, request: int) -> int:
    """Of the lightest option."""
    sessions, weeks = board.options.sessions, board.rules.weeks
    most = []
    for option in _options(board, request):
        a, b = sessions.first[option], sessions.first[option + 1]
        week = np.searchsorted(weeks, sessions.starts[a:b], side="right")
        minutes = sessions.ends[a:b] - sessions.starts[a:b]
        most.append(int(np.bincount(week, weights=minutes).max()))
    return min(most)


def _options(board: Board, request: int) -> range:
    return range(board.options.of_request[request], board.options.of_request[request + 1])


FIGURES = {
    "own_council": _own_council,
    "role": _role,
    "skill": _skill,
    "barred": _barred,
    "travel": _travel,
    "availability": _availability,
    "booked": _booked,
    "rest": _rest,
    "hours": _hours,
}
