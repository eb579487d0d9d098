"""What the councils of the demonstration ask for, drawn."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random

from staffbank.cli.demo.expertise import system_of
from staffbank.cli.demo.kinds import KINDS, Form, Kind
from staffbank.cli.demo.region import COURT, IN_CARE, DemoCouncil
from staffbank.cli.demo.shares import requests_weight, shared_out
from staffbank.domain.council import Team
from staffbank.domain.cover_request import (
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    Priority,
    Shape,
    SingleSession,
)
from staffbank.domain.london import week_of
from staffbank.domain.profession import SkillNeed
from staffbank.usecases.request.wanted import Wanted

FROM_WEEK, TO_WEEK = 2, 12
NIGHTS = (4, 5, 6)
DAYS = ((0, 1), (0, 1), (1, 2), (2, 3), (3, 4), (0, 1, 2), (2, 3, 4))
DUTY_DAYS = (0, 0, 1, 2, 3, 4, 4, 5, 5)
SAME_SYSTEM_WANTED = 0.5
MORNING, AFTERNOON = (time(9, 30), time(12, 30)), (time(13, 30), time(16, 30))


def drawn_requests(
    councils: Sequence[DemoCouncil], *, count: int, seed: int, today: date
) -> tuple[Wanted, ...]:
    """`count` requests: of each council as many as `requests_weight` says, in their order.

    Work begins two to twelve weeks from the Monday of `today`'s week. Hours are as asked
    for: a duty day from nine to five is 7.4 paid hours and a break.
    """
    rng = Random(f"{seed}:requests")  # noqa: S311 a demonstration, not a secret
    shares = shared_out(count, [requests_weight(council) for council in councils])
    asking = [c for c, share in zip(councils, shares, strict=True) for _ in range(share)]
    kinds = rng.choices(KINDS, [kind.weight for kind in KINDS], k=count)
    return tuple(
        _request(council, kind, number=number, day=_monday(today, rng), rng=rng, seed=seed)
        for number, (council, kind) in enumerate(zip(asking, kinds, strict=True), 1)
    )


def _monday(today: date, rng: Random) -> date:
    return week_of(today) + timedelta(weeks=rng.randint(FROM_WEEK, TO_WEEK))


def _request(
    council: DemoCouncil, kind: Kind, *, number: int, day: date, rng: Random, seed: int
) -> Wanted:
    gss = council.new.council.gss
    wishes = list(kind.nice_to_have)
    if kind.case_work is kind.case_work.CASE_HOLDING and rng.random() < SAME_SYSTEM_WANTED:
        wishes.append(SkillNeed(system_of(gss, seed)))
    return Wanted(
        team_id=_team(council, kind).id,
        title=kind.title,
        roles=frozenset(kind.roles),
        shape=_shape(kind.form, day, rng),
        reason=rng.choice(kind.reasons),
        cost_centre=f"DEMO-{gss[-3:]}-{number:04}",
        headcount=rng.choice(kind.headcounts),
        must_have=kind.must_have,
        nice_to_have=tuple(wishes),
        priority=Priority(rng.choice(kind.tiers), kind.statutory),
        case_work=kind.case_work,
        remote=kind.form is Form.REMOTE_DAYS,
    )


def _team(council: DemoCouncil, kind: Kind) -> Team:
    """The team of the kind; children in care stands in for a court team that is not there."""
    team = council.team(kind.team) or (council.team(IN_CARE) if kind.team == COURT else None)
    assert team is not None, f"{council.name} has no team {kind.team}"
    return team


def _shape(form: Form, monday: date, rng: Random) -> Shape:
    match form:
        case Form.DUTY_DAY:
            return DutyDay(monday + timedelta(days=rng.choice(DUTY_DAYS)))
        case Form.NIGHT:
            return NightShift(monday + timedelta(days=rng.choice(NIGHTS)))
        case Form.PART_WEEK:
            return DaysAWeek(monday, rng.choice(DAYS), weeks=13)
        case Form.FULL_TIME:
            return FullTime(monday, months=6)
        case Form.CONFERENCE:
            since, until = rng.choice((MORNING, AFTERNOON))
            return SingleSession(monday + timedelta(days=rng.randint(0, 4)), since, until)
        case Form.REMOTE_DAYS:
            return DaysAWeek(monday, (rng.choice((0, 2, 4, 5, 5)),), weeks=10)
