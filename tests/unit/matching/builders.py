"""Sound requests, workers and problems for the engine; a test names only what it is about.

Day 0 is a Monday and minute 0 its midnight.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from staffbank_matching.plan import Plan
from staffbank_matching.problem import (
    DAY,
    WEEK,
    Figures,
    Floor,
    Pin,
    Previous,
    Problem,
    Request,
    Stretch,
    Worker,
)

EPOCH = datetime(2026, 11, 23, tzinfo=UTC)
WALSALL, DUDLEY = (52.5861, -1.9814), (52.5121, -2.0843)  # 10.8 km apart
ALWAYS = ((-WEEK, 9 * WEEK),)


def hours(start: float, end: float, *, day: int = 0) -> Stretch:
    return day * DAY + round(60 * start), day * DAY + round(60 * end)


def weekdays(start: float = 9, end: float = 17, *, week: int = 0) -> tuple[Stretch, ...]:
    return tuple(hours(start, end, day=7 * week + day) for day in range(5))


def each_day(first: int, last: int) -> tuple[Stretch, ...]:
    return tuple(hours(9, 17, day=day) for day in range(first, last + 1))


def a_request(name: str = "duty", *sessions: Stretch, **given: Any) -> Request:
    usual = {
        "host": "walsall",
        "team": "mash",
        "roles": ("SW",),
        "sessions": sessions or (hours(9, 17),),
        "tier": 2,
    }
    return Request(id=name, **{**usual, **given})


def a_worker(name: str = "ada", **given: Any) -> Worker:
    usual = {
        "home": "dudley",
        "role": "SW",
        "place": DUDLEY,
        "reach_km": 40.0,
        "bank_minutes_a_week": 60 * 60,
        "free": ALWAYS,
    }
    return Worker(id=name, **{**usual, **given})


def a_problem(
    *members: Request | Worker,
    pins: Sequence[Pin | tuple[str, str]] = (),
    previous: Sequence[Previous | tuple[str, str]] = (),
    floors: Sequence[Floor] = (),
    weeks: int = 4,
    now: int = 0,
    **figures: Any,
) -> Problem:
    """Pins and previous assignments may be pairs of a worker and a request."""
    return Problem(
        epoch=EPOCH,
        figures=Figures(tuple(week * WEEK for week in range(weeks + 1)), **figures),
        requests=tuple(one for one in members if isinstance(one, Request)),
        workers=tuple(one for one in members if isinstance(one, Worker)),
        pins=tuple(pin if isinstance(pin, Pin) else Pin(*pin) for pin in pins),
        previous=tuple(
            before if isinstance(before, Previous) else Previous(*before) for before in previous
        ),
        floors=tuple(floors),
        now=now,
    )


def solved(*members: Request | Worker, **given: Any) -> Plan:
    from staffbank_matching.solver import solve  # noqa: PLC0415 slow to load

    return solve(a_problem(*members, **given), seconds=20)


def who_does_what(plan: Plan) -> dict[str, tuple[str, ...]]:
    workers: defaultdict[str, list[str]] = defaultdict(list)
    for made in plan.assignments:
        workers[made.request].append(made.worker)
    return {request: tuple(names) for request, names in workers.items()}
