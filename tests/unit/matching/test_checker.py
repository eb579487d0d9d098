"""The checker finds each kind of fault in a plan that a mistaken engine might make."""

from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.checker import faults
from staffbank_matching.plan import Assignment, Plan, Status
from staffbank_matching.problem import Need, Problem, Slot, Worker
from tests.unit.matching.builders import (
    WALSALL,
    a_problem,
    a_slot,
    a_worker,
    hours,
    solved,
    weekdays,
)

NO_POINTS = {
    "familiar_team": 0,
    "familiar_host": 0,
    "preferred_host": 0,
    "wishes": 0,
    "travel": 0,
}


def given_to_ada(*members: Slot | Worker, **given: Any) -> list[str]:
    """The faults found where a plan gives ada every slot, its figures being right."""
    problem = a_problem(*members, **given)
    made = (Assignment("ada", slot.id, NO_POINTS) for slot in problem.slots)
    in_order = tuple(sorted(made, key=lambda one: one.slot))
    plan = replace(a_plan(problem), assignments=in_order, unfilled=())
    told = tuple(replace(tier, filled=tier.wanted, bound=tier.wanted) for tier in plan.coverage)
    return faults(
        replace(plan, coverage=told, quality=0, quality_bound=0, status=Status.OPTIMAL, gap=0),
        problem,
    )


def a_plan(problem: Problem) -> Plan:
    return solved(*problem.slots, *problem.workers)


@pytest.mark.parametrize(
    ("slot", "worker", "fault"),
    [
        (a_slot(), a_worker(home="walsall"), "at her own council"),
        (a_slot(), a_worker(role="TM"), "role TM is not asked for"),
        (a_slot(needs=(Need("CP", 2),)), a_worker(skills={"CP": 1}), "lacks CP at level 2"),
        (a_slot(), a_worker(barred_hosts=frozenset({"walsall"})), "will not work for walsall"),
        (a_slot(place=WALSALL), a_worker(reach_km=10), "10.8 km is beyond her reach"),
        (a_slot(), a_worker(free=(hours(9, 16),)), "not free for the whole session"),
        (a_slot(), a_worker(booked=(hours(16, 18),)), "clashes with (960, 1080)"),
        (a_slot("x", hours(6, 10), hours(18, 22)), a_worker(), "working day from 360 to 1320"),
        (a_slot(), a_worker(bank_minutes_a_week=479), "480 minutes of bank work"),
        (
            a_slot("x", hours(9, 17, day=5)),
            a_worker(duties=weekdays(), working_minutes_a_week=2500),
            "works 2880 minutes",
        ),
        (
            a_slot("x", hours(9, 17, day=5), hours(9, 17, day=6)),
            a_worker(duties=(*weekdays(), *weekdays(week=1))),
            "no weekly rest in the week from 0",
        ),
        (
            a_slot("x", hours(6, 12, day=7)),
            a_worker(duties=weekdays(), booked=(hours(9, 20, day=5),)),
            "no weekly rest in the week from 0",
        ),
    ],
    ids=[
        "own council",
        "role",
        "skill",
        "barred host",
        "travel",
        "availability",
        "booked",
        "daily rest",
        "bank hours",
        "working week",
        "weekly rest",
        "weekly rest of a promised week",
    ],
)
def test_a_pair_that_may_not_be_is_found(slot: Slot, worker: Worker, fault: str) -> None:
    assert [told for told in given_to_ada(slot, worker) if fault in told]


def test_one_person_in_two_places_is_found() -> None:
    both = given_to_ada(a_slot("am", hours(9, 13)), a_slot("noon", hours(12, 14)), a_worker())

    assert both == ["ada is in two places at 720."]


def test_a_sound_plan_has_no_fault_even_where_it_could_be_called_worse() -> None:
    assert (
        given_to_ada(a_slot("am", hours(9, 13)), a_slot("pm", hours(13, 17)), a_worker()) == []
    )


def sound() -> tuple[Plan, Problem]:
    problem = a_problem(a_slot("one"), a_slot("two"), a_worker(), pins=(("ada", "one"),))
    return solved(*problem.slots, *problem.workers, pins=(("ada", "one"),)), problem


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"assignments": (Assignment("ada", "ten", {}),)}, "fills ten, which is no slot"),
        ({"assignments": (Assignment("bob", "one", {}),)}, "places bob, who is no worker"),
        ({"assignments": (Assignment("ada", "one", NO_POINTS),) * 2}, "one is filled 2 times"),
        ({"assignments": ()}, "ada is pinned to one and not placed there"),
        ({"unfilled": ()}, "two is not told once as filled or unfilled"),
        ({"assignments": (Assignment("ada", "one", NO_POINTS | {"wishes": 5}),)}, "the points"),
        ({"assignments": (Assignment("ada", "one", NO_POINTS | {"travel": -5}),)}, "travel is"),
        ({"coverage": ()}, "does not tell of each tier once"),
        ({"quality": 7}, "told as 7; the parts come to 0"),
        ({"quality": 7, "quality_bound": 5}, "7 is above its bound 5"),
        ({"status": Status.FEASIBLE}, "told as feasible, and its bounds say otherwise"),
        ({"quality_bound": 5}, "told as optimal, and its bounds say otherwise"),
        ({"gap": 0.5}, "gap is told as 0.5"),
        ({"greedy_coverage": (2,)}, "worse than the greedy one"),
    ],
    ids=lambda told: told if isinstance(told, str) else "",
)
def test_a_plan_that_tells_untruths_is_found_out(change: dict[str, Any], fault: str) -> None:
    plan, problem = sound()

    found = faults(replace(plan, **change), problem)

    assert faults(plan, problem) == []
    assert [told for told in found if fault in told]


def test_a_coverage_that_is_not_so_is_found() -> None:
    plan, problem = sound()
    (tier,) = plan.coverage

    assert faults(replace(plan, coverage=(replace(tier, filled=2, bound=1),)), problem)[:2] == [
        "Tier 2 is told as 2 of 2; it is 1 of 2.",
        "Tier 2 cannot have the bound 1.",
    ]


def test_assignments_out_of_order_and_unknown_open_slots_are_found() -> None:
    problem = a_problem(a_slot("a"), a_slot("b"), a_worker("ada"), a_worker("bea"))
    plan = a_plan(problem)
    (first, second), (open_slot,) = plan.assignments, solved(a_slot("ten")).unfilled

    assert faults(replace(plan, assignments=(second, first)), problem) == [
        "The assignments are not in the order of their slots."
    ]
    assert faults(replace(plan, unfilled=(open_slot,)), problem) == [
        "The plan leaves ten open, which is no slot of the problem."
    ]
