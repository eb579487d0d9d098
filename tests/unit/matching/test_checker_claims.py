"""The checker finds what a plan tells of itself that is not so."""

from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.aims import Aims
from staffbank_matching.checker import faults
from staffbank_matching.plan import Certificate, Coverage, Level, Plan, Status, Unfilled
from staffbank_matching.problem import Problem
from tests.unit.matching.builders import a_problem, a_request, a_worker
from tests.unit.matching.plans import HIGHS, NOBODY, USUAL, a_plan, an_open_request, does

ONE_SUM = Aims(weights=(4, 3, 2, 1))
PLAIN = Aims(fairness=False)
NAMES = ("tier 2", "kept", "continuity", "fairness", "preference", "travel", "cost")


def sound(aims: Aims = PLAIN) -> tuple[Plan, Problem]:
    """Ada does one of two requests at the same time."""
    one, two = a_request("one", value=4), a_request("two", value=6)
    problem = a_problem(one, two, a_worker())
    return a_plan(problem, does("ada", one), aims=aims), problem


def levels(**changed: tuple[int, int]) -> tuple[Level, ...]:
    """The sound plan's levels, but for those that are given with value and bound."""
    right = {name: (4 if name == "tier 2" else 0,) * 2 for name in NAMES}
    return tuple(Level(name, *changed.get(name, told), *HIGHS) for name, told in right.items())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"coverage": ()}, ["The coverage does not tell of each tier once, in order."]),
        (
            {"coverage": (Coverage(2, 4, 9, 4),)},
            ["Tier 2 is told as 4 of 9; it is 4 of 10."],
        ),
        (
            {"coverage": (Coverage(2, 4, 10, 11),)},
            ["Tier 2 cannot have the bound 11.", "Tier 2 has the bounds 11 and 4."],
        ),
        (
            {"levels": levels()[::-1], "greedy": (0,) * 7},
            [f"The levels are not {', '.join(NAMES)}."],
        ),
        (
            {"levels": levels(kept=(1, 1))},
            ["kept is told as 1 and is 0."],
        ),
        (
            {"levels": levels(travel=(0, -1)), "status": Status.FEASIBLE},
            ["travel is 0, above its bound -1."],
        ),
        (
            {"certificate": Certificate(7, 7, 0.0, *HIGHS)},
            ["The value is told as 7 and is 40000."],
        ),
        (
            {"certificate": Certificate(40_000, 20_000, -1.0, *HIGHS)},
            ["The value 40000 is above its bound 20000."],
        ),
        (
            {"certificate": Certificate(40_000, 50_000, 0.25, *HIGHS)},
            ["The gap is told as 0.25 and is 0.2."],
        ),
        (
            {"certificate": Certificate(40_000, 40_000, 0.0, "hearsay")},
            ["The bound of the value comes from hearsay, which is no method."],
        ),
        (
            {"status": Status.FEASIBLE},
            ["The plan is told as feasible, and its bounds say otherwise."],
        ),
        (
            {"levels": levels(kept=(0, 1))},
            ["The plan is told as optimal, and its bounds say otherwise."],
        ),
        (
            {"greedy": (4,)},
            ["The greedy plan has 1 of 7 levels."],
        ),
        (
            {"greedy": (4, 0, 0, 0, 0, 1, 0)},
            ["The plan is worse than the greedy one."],
        ),
        (
            {"unfilled": ()},
            ["two is not told as open; seats that are: 1."],
        ),
        (
            {"unfilled": (an_open_request("two", 2),)},
            ["two is told with 2 seats open; it is 1."],
        ),
        (
            {"unfilled": (an_open_request("two"),) * 2},
            ["two is told 2 times as open."],
        ),
        (
            {"unfilled": (an_open_request("one"), an_open_request("two"))},
            ["one is told with 1 seats open; it is 0."],
        ),
        (
            {"unfilled": (an_open_request("two"), an_open_request("ten"))},
            ["The plan leaves ten open, which is no request of the problem."],
        ),
        (
            {"unfilled": (an_open_request("two", workers=2),)},
            ["The funnel of two does not come to 1 workers."],
        ),
        (
            {"unfilled": (Unfilled("two", 1, {}, NOBODY, 1, "all_taken"),)},
            ["The funnel of two does not have each filter."],
        ),
        (
            {"unfilled": (Unfilled("two", 1, NOBODY, {**NOBODY, "role": 1}, 0, "role"),)},
            ["The funnel of two has a filter that fails fewer workers than it fails first."],
        ),
    ],
    ids=lambda told: told[0] if isinstance(told, list) else "",
)
def test_a_plan_that_tells_untruths_is_found_out(
    change: dict[str, Any], told: list[str]
) -> None:
    plan, problem = sound()

    assert faults(plan, problem, PLAIN) == []
    assert faults(replace(plan, **change), problem, PLAIN) == told


def test_a_coverage_that_is_not_so_is_found() -> None:
    plan, problem = sound()

    assert faults(replace(plan, coverage=(Coverage(2, 6, 10, 6),)), problem, PLAIN) == [
        "Tier 2 is told as 6 of 10; it is 4 of 10.",
        "Tier 2 has the bounds 6 and 4.",
    ]


def test_a_tier_that_nobody_asks_for_is_not_told() -> None:
    plan, problem = sound()
    more = (*plan.coverage, Coverage(3, 0, 0, 0))

    assert faults(replace(plan, coverage=more), problem, PLAIN) == [
        "The coverage does not tell of each tier once, in order."
    ]


@pytest.mark.parametrize("aims", [USUAL, PLAIN, ONE_SUM], ids=["usual", "plain", "one sum"])
def test_a_plan_is_asked_for_the_aims_that_it_was_made_for(aims: Aims) -> None:
    plan, problem = sound(aims)

    assert faults(plan, problem, aims) == []
    assert faults(plan, problem, replace(aims, fairness=not aims.fairness)) != []


def test_a_plan_that_is_not_proven_to_be_the_best_is_sound_as_well() -> None:
    plan, problem = sound()
    certificate = Certificate(40_000, 50_000, 0.2, "linear program")
    open_bound: dict[str, Any] = {
        "status": Status.STOPPED,
        "levels": levels(**{"tier 2": (4, 6)}),
        "coverage": (Coverage(2, 4, 10, 6),),
    }

    assert faults(replace(plan, certificate=certificate, **open_bound), problem, PLAIN) == []


def test_a_gap_above_nothing_is_the_whole_of_the_bound() -> None:
    problem = a_problem(a_worker())
    certificate = Certificate(0, 1, 1.0, "count")

    assert faults(replace(a_plan(problem), certificate=certificate), problem) == []


def test_one_sum_is_the_best_where_the_certificate_says_so() -> None:
    plan, problem = sound(ONE_SUM)
    value = plan.certificate.value
    above = Certificate(value, 2 * value, 0.5, "linear program")
    level = Level("sum", value, 2 * value, *HIGHS)
    cover = (Coverage(2, 4, 10, 10),)

    feasible = replace(
        plan, certificate=above, levels=(level,), coverage=cover, status=Status.FEASIBLE
    )

    assert faults(feasible, problem, ONE_SUM) == []
    assert faults(replace(feasible, status=Status.OPTIMAL), problem, ONE_SUM) == [
        "The plan is told as optimal, and its bounds say otherwise."
    ]
    assert faults(replace(plan, levels=(level,), status=Status.FEASIBLE), problem, ONE_SUM) == [
        "The sum and the certificate have two bounds."
    ]


def test_a_seat_that_is_shared_is_open_where_any_of_its_blocks_is() -> None:
    sessions = ((540, 600), (10_620, 10_680), (20_700, 20_760))
    shared = a_request("duty", *sessions, block_weeks=1, seats=2)
    problem = a_problem(shared, a_worker("ada"), a_worker("bea"))
    made = does("ada", shared, next_block=40), does("bea", shared, sessions[1])

    plan = a_plan(problem, *made)

    assert [told.open_seats for told in plan.unfilled] == [1]
    assert faults(plan, problem) == []
