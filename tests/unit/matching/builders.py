"""Sound slots, workers and problems for the engine; a test names only what it is about.

Day 0 is a Monday and minute 0 its midnight.
"""

from datetime import UTC, datetime
from typing import Any

from staffbank_matching.plan import Plan
from staffbank_matching.problem import DAY, Figures, Pin, Problem, Slot, Stretch, Worker
from staffbank_matching.solver import solve

EPOCH = datetime(2026, 11, 23, tzinfo=UTC)
WEEK = 7 * DAY
WALSALL, DUDLEY = (52.5861, -1.9814), (52.5121, -2.0843)  # 10.8 km apart
ALWAYS = ((-WEEK, 9 * WEEK),)


def hours(start: float, end: float, *, day: int = 0) -> Stretch:
    return day * DAY + round(60 * start), day * DAY + round(60 * end)


def weekdays(start: float = 9, end: float = 17, *, week: int = 0) -> tuple[Stretch, ...]:
    return tuple(hours(start, end, day=7 * week + day) for day in range(5))


def a_slot(name: str = "duty", *sessions: Stretch, **given: Any) -> Slot:
    usual = {
        "request": name,
        "host": "walsall",
        "team": "mash",
        "roles": ("SW",),
        "sessions": sessions or (hours(9, 17),),
        "tier": 2,
    }
    return Slot(id=name, **{**usual, **given})


def a_worker(name: str = "ada", **given: Any) -> Worker:
    usual = {
        "home": "dudley",
        "role": "SW",
        "place": DUDLEY,
        "reach_km": 40.0,
        "bank_minutes_a_week": 60 * 60,
        "working_minutes_a_week": None,
        "free": ALWAYS,
    }
    return Worker(id=name, **{**usual, **given})


def a_problem(
    *members: Slot | Worker, pins: tuple[tuple[str, str], ...] = (), weeks: int = 4
) -> Problem:
    return Problem(
        epoch=EPOCH,
        figures=Figures(tuple(week * WEEK for week in range(weeks + 1))),
        slots=tuple(one for one in members if isinstance(one, Slot)),
        workers=tuple(one for one in members if isinstance(one, Worker)),
        pins=tuple(Pin(*pin) for pin in pins),
    )


def solved(*members: Slot | Worker, **given: Any) -> Plan:
    return solve(a_problem(*members, **given), seconds=20)


def who_does_what(plan: Plan) -> dict[str, str]:
    return {made.slot: made.worker for made in plan.assignments}
