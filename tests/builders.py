"""Things to test with. Each builder gives a sound one; a test names only what it is about."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from staffbank.domain.availability import (
    BlockOut,
    BlockReason,
    Instead,
    WeeklyHours,
    WeeklyOffer,
    hours_a_week,
)
from staffbank.domain.check import Check, CheckKind, DbsLevel
from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.cover_request import CoverRequest, DutyDay, Reason, RequestId, Shape
from staffbank.domain.london import moment
from staffbank.domain.period import Period
from staffbank.domain.place import Place
from staffbank.domain.profession import CoreRole, Level, Skill
from staffbank.domain.worker import Worker, WorkerId

MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 3, 2)
BIRMINGHAM = Place(52.4796, -1.9026)
OFFICE_HOURS = tuple(WeeklyHours(weekday, time(9), time(17)) for weekday in range(5))


def an_id(name: str) -> UUID:
    """The same id for the same name, always."""
    return uuid5(NAMESPACE_DNS, name)


def clock(text: str) -> time:
    """`17:30` as a time."""
    return time.fromisoformat(text)


def london(since: str, until: str) -> Period:
    """From one time of London's clocks to another, as in `2026-03-28 22:00`."""
    start, end = datetime.fromisoformat(since), datetime.fromisoformat(until)
    return Period(moment(start.date(), start.time()), moment(end.date(), end.time()))


def a_registration(
    *, valid_from: date = date(2025, 12, 1), expires_on: date = date(2030, 11, 30)
) -> Check:
    """On Social Work England's register."""
    return Check(CheckKind.REGISTRATION, valid_from, valid_from, expires_on, "SW101")


def a_dbs_check(
    *,
    level: DbsLevel = DbsLevel.ENHANCED_CHILDREN_BARRED,
    valid_from: date = date(2025, 1, 1),
    expires_on: date | None = None,
) -> Check:
    """Enhanced, with the children's barred list."""
    return Check(CheckKind.DBS, valid_from, valid_from, expires_on, "001", level)


def a_right_to_work(
    *, valid_from: date = date(2020, 1, 1), expires_on: date | None = None
) -> Check:
    """The right to work of a citizen, which nothing ends."""
    return Check(CheckKind.RIGHT_TO_WORK, valid_from, valid_from, expires_on)


def a_check(kind: CheckKind = CheckKind.REGISTRATION) -> Check:
    """A sound check of this kind."""
    return {
        CheckKind.REGISTRATION: a_registration(),
        CheckKind.DBS: a_dbs_check(),
        CheckKind.RIGHT_TO_WORK: a_right_to_work(),
        CheckKind.NIGHT_ASSESSMENT: Check(
            CheckKind.NIGHT_ASSESSMENT, date(2025, 12, 1), date(2025, 12, 1)
        ),
    }[kind]


def an_offer_of_time(
    weekday: int,
    since: str = "09:00",
    until: str = "17:00",
    *,
    first_day: date = date(2026, 1, 1),
    last_day: date = date(2026, 12, 31),
    instead: Instead = Instead.ON_TOP,
) -> WeeklyOffer:
    """These hours on this weekday, all through 2026."""
    hours = WeeklyHours(weekday, clock(since), clock(until))
    return WeeklyOffer(hours, first_day, last_day, instead)


def leave(first_day: date, last_day: date | None = None) -> BlockOut:
    """Leave approved at home, on one day or up to another."""
    return BlockOut(first_day, last_day or first_day, BlockReason.LEAVE)


def a_worker(name: str = "Ada Lovell", **facts: Any) -> Worker:
    """A social worker of Birmingham, at her desk on weekdays from 9 to 17, with every check.

    She offers nothing; `facts` replace those of the record. Her contract has 37 hours, or as
    many as her home hours where they are fewer.
    """
    home = hours_a_week(facts.get("home_hours", OFFICE_HOURS))
    sound: dict[str, Any] = {
        "id": WorkerId(an_id(name)),
        "region_id": RegionId(an_id("West Midlands")),
        "employer_id": EmployerId(an_id("Birmingham Children's Trust")),
        "council_id": CouncilId(an_id("Birmingham")),
        "role": CoreRole.SOCIAL_WORKER,
        "place": BIRMINGHAM,
        "weekly_hours": min(Decimal(37), home // MINUTE / Decimal(60)),
        "home_hours": OFFICE_HOURS,
        "skills": (Skill("CP", Level.INDEPENDENT, date(2026, 1, 1)),),
        "checks": tuple(a_check(kind) for kind in CheckKind),
        "qualified_on": date(2015, 7, 1),
    }
    return Worker(name=name, **(sound | facts))


def a_request(shape: Shape | None = None, **facts: Any) -> CoverRequest:
    """One social worker for the duty desk of a Coventry team on Tuesday 3 March 2026."""
    request = CoverRequest(
        id=RequestId(an_id("a request")),
        region_id=RegionId(an_id("West Midlands")),
        council_id=CouncilId(an_id("Coventry")),
        team_id=TeamId(an_id("Coventry front door")),
        title="Duty desk",
        roles=frozenset({CoreRole.SOCIAL_WORKER}),
        shape=shape or DutyDay(date(2026, 3, 3)),
        reason=Reason.LONG_SICKNESS,
        cost_centre="CV-100",
    )
    return replace(request, **facts)
