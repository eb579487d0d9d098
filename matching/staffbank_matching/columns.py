"""A problem as arrays: one row a worker, one row a request. What the engine works on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

from staffbank_matching.problem import Figures, Floor, Pin, Previous, Problem
from staffbank_matching.ragged import Bools, Floats, Ints, Ragged, Timetables

NO_LIMIT = 1 << 30  # minutes: more than any plan can hold
UNKNOWN = -1  # minutes of a week of which nothing is known


@dataclass(frozen=True)
class People:
    """The workers. Hosts, teams, roles and skills are numbers into `Names`.

    `place` is degrees of latitude and longitude; `skills` is workers by skills, the level of
    each, 0 where she lacks it. Limits are in minutes, `NO_LIMIT` where there is none;
    `wished` is -1 where she did not say. `history` is workers by weeks before the first one,
    the latest last,
    `UNKNOWN` for weeks before those that are known.
    """

    ids: Sequence[str]
    home: Ints
    team: Ints
    role: Ints
    place: Floats
    reach_km: Floats
    bank_limit: Ints
    work_limit: Ints
    average_limit: Ints
    history: Ints
    skills: npt.NDArray[np.uint8]
    free: Timetables
    duties: Timetables
    booked: Timetables
    familiar_teams: Ragged
    familiar_hosts: Ragged
    preferred_hosts: Ragged
    barred_hosts: Ragged
    wished: Ints
    pence: Ints


@dataclass(frozen=True)
class Work:
    """The requests. `roles` is requests by roles: whether the role is accepted by now.

    `needs` and `wishes` are numbers of `Names.needs`; `days` and `blocks` are 0 where nothing
    is to be chosen; `remote` requests have the place (0, 0).
    """

    ids: Sequence[str]
    host: Ints
    team: Ints
    tier: Ints
    seats: Ints
    value: Ints
    roles: Bools
    needs: Ragged
    wishes: Ragged
    place: Floats
    remote: Bools
    sessions: Timetables
    days: Ints
    blocks: Ints
    part_worth: Ints
    barred_workers: Ragged


@dataclass(frozen=True)
class Names:
    """What the numbers stand for. `needs` are pairs of a skill's number and a level."""

    hosts: Sequence[str]
    teams: Sequence[str]
    roles: Sequence[str]
    skills: Sequence[str]
    needs: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Columns:
    """A whole problem. Built by `columns_of`, or directly where the problem is large."""

    epoch: datetime
    figures: Figures
    people: People
    work: Work
    names: Names
    pins: Sequence[Pin] = ()
    previous: Sequence[Previous] = ()
    floors: Sequence[Floor] = ()
    source: Problem | None = field(default=None, compare=False)


class Numbers(dict[str, int]):
    """Numbers names in the order in which they are first asked for."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]


def columns_of(problem: Problem) -> Columns:
    """The problem as arrays."""
    hosts, teams, roles, skills = Numbers(), Numbers(), Numbers(), Numbers()
    needs: dict[tuple[int, int], int] = {}
    workers = {worker.id: number for number, worker in enumerate(problem.workers)}
    work = work_columns(problem, (hosts, teams, roles, skills), needs, workers)
    people = _people(problem, hosts, teams, roles, skills)
    return Columns(
        epoch=problem.epoch,
        figures=problem.figures,
        people=people,
        work=work,
        names=Names(list(hosts), list(teams), list(roles), list(skills), list(needs)),
        pins=problem.pins,
        previous=problem.previous,
        floors=problem.floors,
        source=problem,
    )


def work_columns(
    problem: Problem,
    numbers: tuple[Numbers, Numbers, Numbers, Numbers],
    needs: dict[tuple[int, int], int],
    workers: Mapping[str, int],
) -> Work:
    """The problem's requests; new hosts, teams, roles, skills and needs get their numbers."""
    hosts, teams, roles, skills = numbers
    requests = problem.requests
    accepted = [
        {
            *(roles[role] for role in request.roles),
            *(roles[each.role] for each in request.fallbacks if each.since <= problem.now),
        }
        for request in requests
    ]
    for worker in problem.workers:
        roles[worker.role]  # it gets its number
    table = np.zeros((len(requests), len(roles)), dtype=np.bool_)
    for number, some in enumerate(accepted):
        table[number, list(some)] = True

    def needed(kind: str) -> Ragged:
        return Ragged.of(
            [
                [
                    needs.setdefault((skills[need.skill], need.level), len(needs))
                    for need in getattr(request, kind)
                ]
                for request in requests
            ]
        )

    return Work(
        ids=[request.id for request in requests],
        host=_ints(hosts[request.host] for request in requests),
        team=_ints(teams[request.team] for request in requests),
        tier=_ints(request.tier for request in requests),
        seats=_ints(request.seats for request in requests),
        value=_ints(request.value for request in requests),
        roles=table,
        needs=needed("needs"),
        wishes=needed("wishes"),
        place=_points(request.place or (0.0, 0.0) for request in requests),
        remote=np.array([request.place is None for request in requests], dtype=np.bool_),
        sessions=Timetables.of([request.sessions for request in requests]),
        days=_ints(request.days_a_week or 0 for request in requests),
        blocks=_ints(request.block_weeks or 0 for request in requests),
        part_worth=_ints(request.part_worth for request in requests),
        barred_workers=Ragged.of(
            [sorted(workers[w] for w in r.barred_workers if w in workers) for r in requests]
        ),
    )


def _people(
    problem: Problem, hosts: Numbers, teams: Numbers, roles: Numbers, skills: Numbers
) -> People:
    workers = problem.workers
    levels = np.zeros((len(workers), len(skills)), dtype=np.uint8)
    for number, worker in enumerate(workers):
        for skill, level in worker.skills.items():
            if skill in skills:  # one that nobody asks for plays no part
                levels[number, skills[skill]] = level

    def known(kind: str, numbers: Numbers) -> Ragged:
        return Ragged.of(
            [sorted(numbers[n] for n in getattr(worker, kind)) for worker in workers]
        )

    longest = max((len(worker.history) for worker in workers), default=0)
    history = np.full((len(workers), longest), UNKNOWN, dtype=np.int32)
    for number, worker in enumerate(workers):
        if worker.history:
            history[number, -len(worker.history) :] = worker.history
    return People(
        ids=[worker.id for worker in workers],
        home=_ints(hosts[worker.home] for worker in workers),
        team=_ints(teams[worker.team] for worker in workers),
        role=_ints(roles[worker.role] for worker in workers),
        place=_points(worker.place for worker in workers),
        reach_km=np.fromiter((w.reach_km for w in workers), np.float64, len(workers)),
        bank_limit=_limits(worker.bank_minutes_a_week for worker in workers),
        work_limit=_limits(worker.working_minutes_a_week for worker in workers),
        average_limit=_limits(worker.average_minutes_a_week for worker in workers),
        history=history,
        skills=levels,
        free=Timetables.of([worker.free for worker in workers]),
        duties=Timetables.of([worker.duties for worker in workers]),
        booked=Timetables.of([worker.booked for worker in workers]),
        familiar_teams=known("familiar_teams", teams),
        familiar_hosts=known("familiar_hosts", hosts),
        preferred_hosts=known("preferred_hosts", hosts),
        barred_hosts=known("barred_hosts", hosts),
        wished=_ints(
            -1 if worker.wished_minutes is None else worker.wished_minutes for worker in workers
        ),
        pence=_ints(worker.hourly_pence for worker in workers),
    )


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, np.int32)


def _limits(limits: Iterable[int | None]) -> Ints:
    return _ints(NO_LIMIT if limit is None else limit for limit in limits)


def _points(places: Iterable[tuple[float, float]]) -> Floats:
    return np.array(list(places), dtype=np.float64).reshape(-1, 2)
