"""The engine's problem, from what the bank knows: law and offers in, minutes out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from staffbank.domain.council import CouncilId, TeamId
from staffbank.domain.home_work import home_work
from staffbank.domain.law.figures import (
    DAILY_REST,
    REFERENCE_PERIOD,
    WEEKLY_REST,
    WORKING_WEEK,
    longest_working_day,
)
from staffbank.domain.law.night_work import assessed_on, first_unassessed, nights_of
from staffbank.domain.london import day_of, days, whole_day
from staffbank.domain.offered import leave_days
from staffbank.domain.period import Period, common
from staffbank.domain.place import MINUTES_A_KM
from staffbank.domain.placeable import placeable
from staffbank.domain.profession import SkillNeed
from staffbank.domain.stage import Stage
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import Slot, Snapshot
from staffbank.usecases.match_run.home_floors import floors_of
from staffbank.usecases.match_run.horizon import MINUTE, WEEK, Horizon, horizon_of
from staffbank.usecases.match_run.kept import pins_of
from staffbank.usecases.match_run.named import being_named, named_in, wish_for
from staffbank.usecases.match_run.seating import by_request
from staffbank.usecases.match_run.worked_before import worked_before
from staffbank_matching import problem as engine


@dataclass(frozen=True)
class _Look:
    """What a run looks at, and from when; `named` are those whom a council would like."""

    snapshot: Snapshot
    horizon: Horizon
    now: datetime
    named: frozenset[WorkerId]


def problem_of(snapshot: Snapshot, *, now: datetime) -> engine.Problem:
    """Ask the engine to fill the snapshot's slots: one request, as many seats as open slots.

    A skill counts at the level it has today; a worker who has opted out of the 48 hours by
    the first week has no weekly limit but her own, and no average unless she works at night.
    """
    horizon, today = horizon_of(snapshot, now=now), day_of(now)
    look = _Look(snapshot, horizon, now, named_in(snapshot.slots))
    hosts = {slot.request.team_id: slot.request.council_id for slot in snapshot.slots}
    return engine.Problem(
        epoch=horizon.weeks[0],
        figures=engine.Figures(
            weeks=tuple(horizon.minute(each) for each in horizon.weeks),
            daily_rest=DAILY_REST.on(today) // MINUTE,
            weekly_rest=WEEKLY_REST.on(today) // MINUTE,
            minutes_per_km=MINUTES_A_KM,
            reference_weeks=horizon.reference_weeks,
        ),
        requests=tuple(_request(slots, look) for slots in by_request(snapshot).values()),
        workers=tuple(_worker(worker, look, hosts) for worker in snapshot.workers),
        floors=tuple(floors_of(snapshot, horizon)),
        now=horizon.minute(now),
        pins=pins_of(snapshot),
    )


def _request(slots: Sequence[Slot], look: _Look) -> engine.Request:
    slot, request = slots[0], slots[0].request
    return engine.Request(
        id=str(request.id),
        host=str(request.council_id),
        team=str(request.team_id),
        roles=tuple(sorted(role.value for role in request.roles)),
        sessions=look.horizon.stretches(slot.sessions),
        tier=int(request.priority.tier),
        seats=len(slots),
        needs=_needs(request.must_have),
        wishes=(*_needs(request.nice_to_have), *wish_for(request)),
        place=None if request.remote else (slot.place.latitude, slot.place.longitude),
        barred_workers=_not_asked(slot, look.snapshot),
    )


def _not_asked(slot: Slot, snapshot: Snapshot) -> frozenset[str]:
    """Who said no, or was refused; others while neighbours are asked; the unassessed: WT-8."""
    said_no = snapshot.declines | snapshot.refused
    near_only = slot.request.stage is Stage.NEIGHBOURS
    at_night = any(nights_of(slot.sessions))
    return frozenset(
        str(worker.id)
        for worker in snapshot.workers
        if (slot.request.id, worker.id) in said_no
        or (near_only and worker.council_id not in slot.neighbours)
        or (at_night and first_unassessed(worker, slot.sessions))
    )


def _needs(needs: Iterable[SkillNeed]) -> tuple[engine.Need, ...]:
    return tuple(engine.Need(need.code, int(need.level)) for need in needs)


def _worker(worker: Worker, look: _Look, hosts: Mapping[TeamId, CouncilId]) -> engine.Worker:
    horizon, today = look.horizon, day_of(look.now)
    within, wishes = horizon.period, worker.preferences
    first, last = day_of(within.start), day_of(within.end)
    booked = look.snapshot.bookings.get(worker.id, ())
    free = placeable(worker, within)
    # leave does not lower the average, for later days take its place: reg. 4(6) WTR
    home = home_work(worker, first, last, leave_taken=False)
    skills = {skill.code: skill.level_on(today) for skill in worker.skills}
    said = worker.opt_out
    opted_out = said is not None and said.holds(today) and said.ends_on is None
    no_average = opted_out and not any(assessed_on(worker))  # at night it holds all the same
    elsewhere = int(worker.other_hours * 60)
    return engine.Worker(
        id=str(worker.id),
        team=str(worker.home_team_id or ""),
        home=str(worker.council_id),
        role=worker.role.value,
        place=(worker.place.latitude, worker.place.longitude),
        reach_km=0 if wishes.remote_only else wishes.longest_travel_km,
        bank_minutes_a_week=int(wishes.bank_hours_a_week * 60),
        working_minutes_a_week=None
        if opted_out
        else _limit(worker, within, free, home) - elsewhere,
        average_minutes_a_week=None
        if no_average
        else WORKING_WEEK.on(first) // MINUTE - elsewhere,
        history=() if no_average else worked_before(worker, booked, horizon.weeks_before),
        skills={code: level for code, level in skills.items() if level > 0}
        | being_named(worker.id, look.named),
        free=horizon.stretches(free),
        duties=horizon.busy(home),
        booked=horizon.busy(each for each in booked if each.end > within.start),
        familiar_teams=frozenset(map(str, worker.familiar_teams)),
        familiar_hosts=frozenset(
            str(hosts[team]) for team in worker.familiar_teams if team in hosts
        ),
        preferred_hosts=frozenset(map(str, wishes.councils)),
        barred_hosts=frozenset(map(str, wishes.avoided_councils)),
    )


def _limit(
    worker: Worker, within: Period, free: Sequence[Period], home: Sequence[Period]
) -> int:
    """The longest working week in minutes, lower where days after leave may be longer than it.

    A day of leave counts as a day of home work, and a later day takes its place in the
    average; that one may be longer by what she offers beside her work at home.
    """
    first, last = day_of(within.start), day_of(within.end)
    limit = WORKING_WEEK.on(first)
    away = leave_days(worker.availability, first, last) & {day_of(each.start) for each in home}
    if not away:
        return limit // MINUTE
    weeks = REFERENCE_PERIOD.on(first) / WEEK
    longest = min(
        max(_time_in(day, (*free, *home)) for day in days(first, last)),
        longest_working_day(first),
    )
    longer = max(longest - min(_time_in(day, home) for day in away), timedelta())
    return max(limit - len(away) * longer / weeks, timedelta()) // MINUTE


def _time_in(day: date, stretches: Sequence[Period]) -> timedelta:
    return sum((each.length for each in common([whole_day(day)], stretches)), timedelta())
