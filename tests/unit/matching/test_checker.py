"""The checker finds each kind of fault in a plan that a mistaken engine might make.

Faults of pairs, days, choices and claims have modules of their own.
"""

from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.checker import faults
from staffbank_matching.problem import Floor, Pin, Previous, Request, Worker
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours
from tests.unit.matching.plans import a_plan, does

DUTY = hours(9, 17)


def test_strangers_are_found_and_nothing_else_is_asked_then() -> None:
    problem = a_problem(a_request(), a_worker())
    plan = replace(a_plan(problem), assignments=(does("bob", a_request("ten")),))

    assert faults(plan, problem) == [
        "The plan fills ten, which is no request of the problem.",
        "The plan places bob, who is no worker of the problem.",
    ]


def test_assignments_out_of_order_are_found() -> None:
    one, two = a_request("one"), a_request("two")
    problem = a_problem(one, two, a_worker("ada"), a_worker("bea"))

    found = faults(a_plan(problem, does("ada", two), does("bea", one)), problem)

    assert found == ["The assignments are not in order of request, worker and sessions."]


def test_a_lost_pin_is_found() -> None:
    problem = a_problem(a_request(), a_worker(), pins=(("ada", "duty"),))

    assert faults(a_plan(problem), problem) == ["ada is pinned to duty and not placed there."]
    assert faults(a_plan(problem, does("ada", problem.requests[0])), problem) == []


def test_a_pin_to_certain_days_is_kept_by_no_others() -> None:
    monday, tuesday = hours(9, 17), hours(9, 17, day=1)
    request = a_request("duty", monday, tuesday, days_a_week=1)
    problem = a_problem(request, a_worker(), pins=(Pin("ada", "duty", (monday,)),))

    assert faults(a_plan(problem, does("ada", request, monday)), problem) == []
    assert faults(a_plan(problem, does("ada", request, tuesday)), problem) == [
        "ada is pinned to duty and not placed there."
    ]


def test_a_promise_that_is_lost_for_nothing_is_found() -> None:
    told = Previous("ada", "duty", told=True)
    problem = a_problem(a_request(), a_worker(), previous=(told,))

    assert faults(a_plan(problem), problem) == [
        "ada was told of duty and lost it, though nothing stands in the way."
    ]


def test_a_promise_that_some_days_would_keep_is_asked_for_those_that_were_told() -> None:
    monday, tuesday = hours(9, 17), hours(9, 17, day=1)
    members = a_request("duty", monday, tuesday, days_a_week=1), a_worker(free=(tuesday,))
    of_any = a_problem(*members, previous=(Previous("ada", "duty", told=True),))
    of_monday = a_problem(*members, previous=(Previous("ada", "duty", (monday,), told=True),))

    assert len(faults(a_plan(of_any), of_any)) == 1
    assert faults(a_plan(of_monday), of_monday) == []


@pytest.mark.parametrize(
    ("request_", "worker", "given"),
    [
        (a_request(), a_worker(), {"previous": (("ada", "duty"),)}),
        (a_request(), a_worker(role="TM"), {}),
        (a_request(), a_worker(bank_minutes_a_week=60), {}),
        (a_request(part_worth=0, seats=2), a_worker(), {}),
        (
            a_request(),
            a_worker(team="north", duties=(DUTY,)),
            {"floors": (Floor("north", 0, 1440, 0),)},
        ),
    ],
    ids=["not told", "refused", "too many hours", "to be filled whole", "under a floor"],
)
def test_a_promise_may_be_lost_for_a_reason(
    request_: Request, worker: Worker, given: dict[str, Any]
) -> None:
    told = Previous("ada", "duty", told=True)
    problem = a_problem(request_, worker, **{"previous": (told,), **given})

    assert faults(a_plan(problem), problem) == []


def test_a_promise_may_be_lost_to_another_who_has_the_seat_or_to_other_work() -> None:
    request, other = a_request(), a_request("other")
    told = Previous("ada", "duty", told=True)
    problem = a_problem(request, other, a_worker(), a_worker("bea"), previous=(told,))

    assert faults(a_plan(problem, does("bea", request)), problem) == []
    assert faults(a_plan(problem, does("ada", other)), problem) == []


def test_a_team_that_misses_more_of_its_members_than_it_can_spare_is_found() -> None:
    request = a_request(seats=2)
    members = [a_worker(name, team="north", duties=(DUTY,)) for name in ("ada", "bea")]
    both = does("ada", request), does("bea", request)
    strict, lax, late, early = (
        a_problem(request, *members, floors=(Floor("north", since, until, spare),) * 2)
        for since, until, spare in ((540, 541, 1), (540, 541, 2), (541, 999, 1), (0, 540, 1))
    )

    assert faults(a_plan(strict, *both), strict) == [
        "2 members of north miss duties from 540 on; it can spare 1."
    ]
    assert faults(a_plan(lax, *both), lax) == []
    assert faults(a_plan(late, *both), late) == []
    assert faults(a_plan(early, *both), early) == []


def test_absence_of_other_teams_or_for_promised_work_is_none_under_a_floor() -> None:
    request = a_request("duty", hours(9, 17, day=1))
    tuesday = hours(9, 17, day=1)
    north = a_worker("ada", team="north", duties=(DUTY,), booked=(hours(10, 12),))
    south = a_worker("bea", team="south", duties=(tuesday,))
    problem = a_problem(
        replace(request, seats=2), north, south, floors=(Floor("north", 0, 9000, 0),)
    )
    (request,) = problem.requests

    assert faults(a_plan(problem, does("ada", request), does("bea", request)), problem) == []
