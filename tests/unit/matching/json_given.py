"""Problems and plans in which everything is said, and their JSON with one change made to it."""

import json
from collections.abc import Callable
from typing import Any

from staffbank_matching.plan import (
    Assignment,
    Certificate,
    Coverage,
    Level,
    Plan,
    Status,
    Unfilled,
)
from staffbank_matching.problem import Fallback, Floor, Need, Pin, Previous, Problem
from tests.unit.matching.builders import (
    DUDLEY,
    a_problem,
    a_request,
    a_worker,
    hours,
    weekdays,
)


def a_full_problem() -> Problem:
    """A problem in which everything is said that can be said."""
    return a_problem(
        a_request(
            "duty",
            hours(9, 17),
            hours(9, 17, day=1),
            seats=2,
            value=7,
            part_worth=50,
            place=DUDLEY,
            needs=(Need("CP", 2),),
            wishes=(Need("EDT", 1),),
            fallbacks=(Fallback("AP", since=60),),
            barred_workers=frozenset({"ben"}),
        ),
        a_request("flexible", *weekdays(), days_a_week=2),
        a_request("turns", *weekdays(), *weekdays(week=1), block_weeks=1),
        a_worker(
            "ada",
            free=(hours(0, 90),),
            duties=(hours(9, 17, day=2),),
            booked=(hours(9, 17, day=20),),
            skills={"CP": 2, "EDT": 3},
            working_minutes_a_week=3600,
            average_minutes_a_week=2880,
            history=(2220, 1800),
            team="dudley/mash",
            familiar_teams=frozenset({"mash", "edt"}),
            familiar_hosts=frozenset({"walsall"}),
            preferred_hosts=frozenset({"walsall"}),
            barred_hosts=frozenset({"sandwell"}),
            wished_minutes=600,
            hourly_pence=2500,
        ),
        a_worker("ben", bank_minutes_a_week=None),
        pins=(Pin("ada", "duty"), Pin("ada", "flexible", (hours(9, 17), hours(9, 17, day=1)))),
        previous=(Previous("ben", "turns", weekdays(week=1), told=True), ("ada", "duty")),
        floors=(Floor("dudley/mash", since=0, until=1440, spare=1),),
        now=60,
        rest_weeks=2,
        turnaround=30,
        minutes_per_km=1.5,
        nights=(hours(23, 30),),
    )


def a_full_plan() -> Plan:
    return Plan(
        assignments=(Assignment("ada", "duty", (hours(9, 17),), {"wishes": 5, "travel": -3}),),
        unfilled=(Unfilled("turns", 2, {"role": 1}, {"role": 1}, 0, "role"),),
        status=Status.FEASIBLE,
        levels=(Level("tier 1", 10, 12), Level("kept", 0, 0)),
        coverage=(Coverage(1, 10, 20, 12),),
        certificate=Certificate(10_002, 2**60, 0.25, "linear program"),
        greedy=(9, 0),
        prices={"seat of duty": 1.5},
    )


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return change


def changed(text: str, change: Callable[[Any], object]) -> str:
    content = json.loads(text)
    change(content)
    return json.dumps(content)
