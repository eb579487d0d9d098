"""A problem's objects from its arrays: what `columns_of` did, undone."""

from collections.abc import Sequence

from staffbank_matching.columns import NO_LIMIT, UNKNOWN, Columns
from staffbank_matching.problem import Need, Point, Problem, Request, Worker
from staffbank_matching.ragged import Floats, Ints, Ragged


def problem_of(columns: Columns) -> Problem:
    """The problem as objects: for thousands of them, not for more.

    Roles are those accepted by now, so that there are no fallbacks.

    Raises:
        NotAProblem: where something in it cannot be.
    """
    return Problem(
        epoch=columns.epoch,
        figures=columns.figures,
        requests=tuple(request_of(columns, r) for r in range(len(columns.work.ids))),
        workers=tuple(worker_of(columns, w) for w in range(len(columns.people.ids))),
        pins=tuple(columns.pins),
        previous=tuple(columns.previous),
        floors=tuple(columns.floors),
    )


def request_of(columns: Columns, number: int) -> Request:
    """One of the requests."""
    work, names = columns.work, columns.names

    def needs(of: Ragged) -> tuple[Need, ...]:
        pairs = (names.needs[need] for need in of[number])
        return tuple(Need(names.skills[skill], level) for skill, level in pairs)

    return Request(
        id=work.ids[number],
        host=names.hosts[work.host[number]],
        team=names.teams[work.team[number]],
        roles=tuple(names.roles[role] for role in work.roles[number].nonzero()[0]),
        sessions=work.sessions[number],
        tier=int(work.tier[number]),
        seats=int(work.seats[number]),
        value=int(work.value[number]),
        needs=needs(work.needs),
        wishes=needs(work.wishes),
        place=None if work.remote[number] else _point(work.place, number),
        days_a_week=int(work.days[number]) or None,
        block_weeks=int(work.blocks[number]) or None,
        part_worth=int(work.part_worth[number]),
        barred_workers=_named(work.barred_workers, number, columns.people.ids),
    )


def worker_of(columns: Columns, number: int) -> Worker:
    """One of the workers."""
    people, names = columns.people, columns.names
    levels = zip(names.skills, people.skills[number].tolist(), strict=True)
    wished = int(people.wished[number])
    return Worker(
        id=people.ids[number],
        home=names.hosts[people.home[number]],
        role=names.roles[people.role[number]],
        place=_point(people.place, number),
        reach_km=float(people.reach_km[number]),
        bank_minutes_a_week=_limit(people.bank_limit, number),
        working_minutes_a_week=_limit(people.work_limit, number),
        average_minutes_a_week=_limit(people.average_limit, number),
        history=tuple(week for week in people.history[number].tolist() if week != UNKNOWN),
        team=names.teams[people.team[number]],
        skills={skill: level for skill, level in levels if level},
        free=people.free[number],
        duties=people.duties[number],
        booked=people.booked[number],
        familiar_teams=_named(people.familiar_teams, number, names.teams),
        familiar_hosts=_named(people.familiar_hosts, number, names.hosts),
        preferred_hosts=_named(people.preferred_hosts, number, names.hosts),
        barred_hosts=_named(people.barred_hosts, number, names.hosts),
        wished_minutes=None if wished < 0 else wished,
        hourly_pence=int(people.pence[number]),
    )


def _point(places: Floats, number: int) -> Point:
    return float(places[number, 0]), float(places[number, 1])


def _limit(limits: Ints, number: int) -> int | None:
    return None if limits[number] >= NO_LIMIT else int(limits[number])


def _named(numbers: Ragged, owner: int, names: Sequence[str]) -> frozenset[str]:
    return frozenset(names[number] for number in numbers[owner])
