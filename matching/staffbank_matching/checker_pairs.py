"""What is wrong with one assignment by itself, apart from time in the worker's diary."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from math import asin, cos, floor, radians, sin, sqrt

from staffbank_matching.checker_choice import run_of
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Figures, Point, Request, Stretch, Worker

HAIR = 1e-6  # kilometres: two ways of reckoning one distance may differ by so much


def faults_of_pair(
    worker: Worker, request: Request, sessions: tuple[Stretch, ...], *, now: int
) -> Iterator[str]:
    """Say what keeps her from these sessions of the request; `now` is the problem's."""
    who = f"{worker.id} on {request.id}"
    yield from _unwelcome(who, worker, request)
    late = (each.role for each in request.fallbacks if each.since <= now)
    if worker.role not in {*request.roles, *late}:
        yield f"{who}: her role {worker.role} is not asked for."
    for need in request.needs:
        if worker.skills.get(need.skill, 0) < need.level:
            yield f"{who}: she lacks {need.skill} at level {need.level}."
    km = km_between(worker.place, request.place)
    if km > worker.reach_km + HAIR:
        yield f"{who}: {km:.1f} km is beyond her reach."
    for session in sessions:
        if not _is_free(worker.free, session):
            yield f"{who}: she is not free for the whole session {session}."


def faults_of_points(
    worker: Worker, request: Request, made: Assignment, figures: Figures
) -> Iterator[str]:
    """Say whether the points told of an assignment are those that she has."""
    who = f"{worker.id} on {request.id}"
    run = run_of(request, made.sessions, figures) or range(1)
    right = points_of(worker, request, made.sessions, len(run))
    travel = travel_of(worker, request)
    told = dict(made.parts)
    if told.pop("travel", None) not in travel:
        yield f"{who}: travel is told as {made.parts.get('travel')} and is {max(travel)}."
    if told != right:
        yield f"{who}: the points are told as {told} and are {right}."


def points_of(
    worker: Worker, request: Request, sessions: tuple[Stretch, ...], parts: int
) -> dict[str, int]:
    """Her points for these sessions, which are so many parts of the request; travel apart."""
    wishes = [w for w in request.wishes if worker.skills.get(w.skill, 0) >= w.level]
    minutes = sum(end - start for start, end in sessions)
    return {
        "familiar_team": 30 * (request.team in worker.familiar_teams),
        "familiar_host": 10 * (request.host in worker.familiar_hosts),
        "next_block": 20 * (parts - 1),
        "preferred_host": 10 * (request.host in worker.preferred_hosts),
        "wishes": 5 * len(wishes),
        "cost": -(minutes * worker.hourly_pence // 6000),
    }


def travel_of(worker: Worker, request: Request) -> set[int]:
    """The points for the way to it: one number, or two where it is whole to a hair."""
    km = km_between(worker.place, request.place)
    return {-min(60, floor(max(0.0, one))) for one in (km - HAIR, km + HAIR)}


def km_between(one: Point, other: Point | None) -> float:
    """Kilometres in a straight line over the ground; 0 where the work is remote."""
    if other is None:
        return 0.0
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, chord)))


def _unwelcome(who: str, worker: Worker, request: Request) -> Iterator[str]:
    if worker.home == request.host:
        yield f"{who}: it is at her own council."
    if request.host in worker.barred_hosts:
        yield f"{who}: she will not work for {request.host}."
    if worker.id in request.barred_workers:
        yield f"{who}: she is barred from it."


def _is_free(free: Sequence[Stretch], session: Stretch) -> bool:
    """Whether stretches that follow each other without a gap hold all of the session."""
    at = bisect_right(free, session[0], key=lambda stretch: stretch[0]) - 1
    if at < 0:
        return False
    until = free[at][1]
    for since, end in islice(free, at + 1, None):
        if until >= session[1] or since > until:
            break
        until = end
    return until >= session[1]
