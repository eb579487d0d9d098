"""The engine's problem, from what the bank knows: law and offers in, minutes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from staffbank.domain.council import CouncilId, TeamId
from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.home_work import home_work
from staffbank.domain.law.figures import (
    DAILY_REST,
    REFERENCE_PERIOD,
    WEEKLY_REST,
    WORKING_WEEK,
    longest_working_day,
)
from staffbank.domain.london import day_of, days, moment, week_of, whole_day
from staffbank.domain.offered import leave_days
from staffbank.domain.period import Period, common
from staffbank.domain.placeable import placeable
from staffbank.domain.profession import SkillNeed
from staffbank.domain.worker import Worker
from staffbank.ports.unit_of_work import Slot, Snapshot
from staffbank_matching import problem as engine

MINUTE = timedelta(minutes=1)
WEEK = timedelta(days=7)
LEAD = 2 * WEEK


@dataclass(frozen=True)
class Horizon:
    """The weeks that a run looks at, each from Monday 00:00 in London."""

    weeks: tuple[datetime, ...]

    @property
    def period(self) -> Period:
        """From the first Monday to the end of the last Sunday."""
        return Period(self.weeks[0], self.weeks[-1])

    def minute(self, at: datetime) -> int:
        """Whole minutes since the first Monday."""
        return (at - self.weeks[0]) // MINUTE

    def stretches(self, periods: Iterable[Period]) -> tuple[engine.Stretch, ...]:
        """The periods in minutes."""
        return tuple((self.minute(each.start), self.minute(each.end)) for each in periods)

    def busy(self, periods: Iterable[Period]) -> tuple[engine.Stretch, ...]:
        """The same of work that stands, whatever a record holds: whole minutes, none twice.

        Work that touches stays apart, for the engine may displace the one and not the other.
        """
        found: list[engine.Stretch] = []
        for each in sorted(periods):
            start, end = self.minute(each.start), -((self.weeks[0] - each.end) // MINUTE)
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], end))
            else:
                found.append((start, end))
        return tuple(found)


def horizon_of(snapshot: Snapshot, *, now: datetime) -> Horizon:
    """From two weeks ago to the week after the last session that is asked for.

    What was worked just before bears on the rest of the first week; slots begin after `now`.
    """
    last = max((slot.sessions[-1].end for slot in snapshot.slots), default=now)
    monday = week_of(day_of(now)) - LEAD
    mondays = [monday]
    while mondays[-1] <= day_of(last):
        mondays.append(mondays[-1] + WEEK)
    return Horizon(tuple(moment(each, time()) for each in mondays))


def problem_of(snapshot: Snapshot, *, now: datetime) -> engine.Problem:
    """Ask the engine to fill the snapshot's slots.

    A skill counts at the level it has today; a worker who has opted out of the 48 hours by
    the first week has no weekly limit but her own.
    """
    horizon = horizon_of(snapshot, now=now)
    today = day_of(now)
    hosts = {slot.request.team_id: slot.request.council_id for slot in snapshot.slots}
    return engine.Problem(
        epoch=horizon.weeks[0],
        figures=engine.Figures(
            weeks=tuple(horizon.minute(each) for each in horizon.weeks),
            daily_rest=DAILY_REST.on(today) // MINUTE,
            weekly_rest=WEEKLY_REST.on(today) // MINUTE,
        ),
        slots=tuple(_slot(slot, horizon) for slot in snapshot.slots),
        workers=tuple(
            _worker(
                worker,
                snapshot.bookings.get(worker.id, ()),
                horizon,
                hosts,
                now,
            )
            for worker in snapshot.workers
        ),
    )


def _slot(slot: Slot, horizon: Horizon) -> engine.Slot:
    request: CoverRequest = slot.request
    return engine.Slot(
        id=str(slot.id),
        request=str(request.id),
        host=str(request.council_id),
        team=str(request.team_id),
        roles=tuple(sorted(role.value for role in request.roles)),
        sessions=horizon.stretches(slot.sessions),
        tier=int(request.priority.tier),
        needs=_needs(request.must_have),
        wishes=_needs(request.nice_to_have),
        place=None if request.remote else (slot.place.latitude, slot.place.longitude),
    )


def _needs(needs: Iterable[SkillNeed]) -> tuple[engine.Need, ...]:
    return tuple(engine.Need(need.code, int(need.level)) for need in needs)


def _worker(
    worker: Worker,
    booked: Iterable[Period],
    horizon: Horizon,
    hosts: dict[TeamId, CouncilId],
    now: datetime,
) -> engine.Worker:
    within, wishes, today = horizon.period, worker.preferences, day_of(now)
    first, last = day_of(within.start), day_of(within.end)
    free = placeable(worker, within)
    # leave does not lower the average, for later days take its place: reg. 4(6) WTR
    home = home_work(worker, first, last, leave_taken=False)
    skills = {skill.code: skill.level_on(today) for skill in worker.skills}
    opted_out = worker.opted_out_from is not None and worker.opted_out_from <= today
    return engine.Worker(
        id=str(worker.id),
        home=str(worker.council_id),
        role=worker.role.value,
        place=(worker.place.latitude, worker.place.longitude),
        reach_km=0 if wishes.remote_only else wishes.longest_travel_km,
        bank_minutes_a_week=int(wishes.bank_hours_a_week * 60),
        working_minutes_a_week=None if opted_out else _limit(worker, within, free, home),
        skills={code: level for code, level in skills.items() if level > 0},
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
