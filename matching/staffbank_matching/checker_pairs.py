"""What is wrong with one assignment by itself, apart from time in the worker's diary."""

from collections.abc import Iterator, Mapping
from math import asin, cos, floor, radians, sin, sqrt

from staffbank_matching.problem import Point, Slot, Stretch, Worker

HAIR = 1e-6  # kilometres: two ways of reckoning one distance may differ by so much


def faults_of_pair(worker: Worker, slot: Slot, parts: Mapping[str, int]) -> Iterator[str]:
    """Say whether she may fill it, and whether the points told are those she has."""
    who = f"{worker.id} on {slot.id}"
    if worker.home == slot.host:
        yield f"{who}: it is at her own council."
    if worker.role not in slot.roles:
        yield f"{who}: her role {worker.role} is not asked for."
    for need in (n for n in slot.needs if worker.skills.get(n.skill, 0) < n.level):
        yield f"{who}: she lacks {need.skill} at level {need.level}."
    if slot.host in worker.barred_hosts:
        yield f"{who}: she will not work for {slot.host}."
    km = 0.0 if slot.place is None else _km(worker.place, slot.place)
    if km > worker.reach_km + HAIR:
        yield f"{who}: {km:.1f} km is beyond her reach."
    for session in (one for one in slot.sessions if not _is_free(worker, one)):
        yield f"{who}: she is not free for the whole session {session}."
    yield from _false_points(who, worker, slot, parts, km)


def _false_points(
    who: str, worker: Worker, slot: Slot, parts: Mapping[str, int], km: float
) -> Iterator[str]:
    wishes = [w for w in slot.wishes if w.skill in worker.skills]
    met = [w for w in wishes if worker.skills[w.skill] >= w.level]
    right = {
        "familiar_team": 30 * (slot.team in worker.familiar_teams),
        "familiar_host": 10 * (slot.host in worker.familiar_hosts),
        "preferred_host": 10 * (slot.host in worker.preferred_hosts),
        "wishes": 5 * len(met),
    }
    travel = {-min(60, floor(km - HAIR)), -min(60, floor(km + HAIR))} if km else {0}
    told = dict(parts)
    if told.pop("travel", None) not in travel:
        yield f"{who}: travel is told as {parts.get('travel')} and is {max(travel)}."
    if told != right:
        yield f"{who}: the points are told as {told} and are {right}."


def _is_free(worker: Worker, session: Stretch) -> bool:
    """Follow stretches that touch from the session's start to its end."""
    at = session[0]
    for start, end in worker.free:
        if start <= at < end:
            at = end
    return at >= session[1]


def _km(one: Point, other: Point) -> float:
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, chord)))
