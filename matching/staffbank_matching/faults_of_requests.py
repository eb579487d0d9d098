"""What cannot be in a request."""

from collections.abc import Iterator, Sequence

import numpy as np

from staffbank_matching.bounds import (
    FARTHEST,
    Place,
    disorder,
    outside,
    outside_each,
    outside_the_world,
    owner_of,
)
from staffbank_matching.problem import (
    LARGEST_VALUE,
    LEVELS,
    TIERS,
    WEEK,
    Problem,
    Request,
)
from staffbank_matching.ragged import Timetables

MOST_SEATS = 1000
MOST_SESSIONS = 10_000  # of one request: more than one a day for twenty years
LONGEST_BLOCK = 520  # weeks
BOUNDS = (
    ("tier", TIERS[0], TIERS[-1]),
    ("seats", 1, MOST_SEATS),
    ("value", 0, LARGEST_VALUE),
    ("part_worth", 0, 100),
    ("days_a_week", 1, 7),
    ("block_weeks", 1, LONGEST_BLOCK),
)


def faults_of_requests(problem: Problem) -> Iterator[str]:
    """The faults of all requests, in a problem whose weeks are sound."""
    requests, weeks = problem.requests, problem.figures.weeks
    for number, request in enumerate(requests):
        yield from _faults_of_request(f"$.requests[{number}]", request)
    yield from outside_each("$.requests", requests, BOUNDS)
    sessions = [request.sessions for request in requests]
    yield from disorder(_place, sessions)
    yield from faults_of_sessions(_place, Timetables.of(sessions), weeks)


def _place(request: int, session: int) -> str:
    return f"$.requests[{request}].sessions[{session}]"


def _faults_of_request(path: str, request: Request) -> Iterator[str]:
    if not request.roles:
        yield f"{path}.roles: [] names no role; give those who may fill {request.id}"
    yield from number_of_sessions(f"{path}.sessions", len(request.sessions))
    if request.days_a_week is not None and request.block_weeks is not None:
        yield (
            f"{path}.block_weeks: {request.block_weeks} beside days_a_week "
            f"{request.days_a_week}; a request may have one of the two"
        )
    if request.place is not None:
        yield from outside_the_world(path, request.place)
    for kind, needs in (("needs", request.needs), ("wishes", request.wishes)):
        for number, need in enumerate(needs):
            level = f"{path}.{kind}[{number}].level"
            yield from outside(level, need.level, LEVELS[0], LEVELS[-1])
    yield from _faults_of_fallbacks(path, request)


def number_of_sessions(path: str, count: int) -> Iterator[str]:
    """A request without work, or with more than one request may have."""
    if count == 0:
        yield f"{path}: [] is no work; give one session at least"
    if count > MOST_SESSIONS:
        yield (
            f"{path}: {count:,} sessions are more than {MOST_SESSIONS:,}; "
            "make several requests of it"
        )


def _faults_of_fallbacks(path: str, request: Request) -> Iterator[str]:
    for number, fallback in enumerate(request.fallbacks):
        here = f"{path}.fallbacks[{number}]"
        yield from outside(f"{here}.since", fallback.since, -FARTHEST, FARTHEST)
        if fallback.role in request.roles:
            yield (
                f"{here}.role: {fallback.role!r} is among the roles already; "
                "take it from the one or the other"
            )


def faults_of_sessions(
    place: Place, sessions: Timetables, weeks: Sequence[int]
) -> Iterator[str]:
    """Sessions that start outside the weeks or last longer than one."""
    inside = (weeks[0] <= sessions.starts) & (sessions.starts < weeks[-1])
    long = sessions.ends > sessions.starts.astype(np.int64) + WEEK
    for index in np.flatnonzero(~inside | long).tolist():
        path = place(*owner_of(sessions, index))
        start, end = int(sessions.starts[index]), int(sessions.ends[index])
        if long[index]:
            yield f"{path}: {end - start} minutes are more than a week; split it"
        else:
            yield (
                f"{path}: it starts at {start}, outside the weeks ({weeks[0]} to {weeks[-1]}); "
                "give the weeks that hold it in $.figures.weeks"
            )
