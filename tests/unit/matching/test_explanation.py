from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.problem import Floor, Need, Pin
from tests.unit.matching.builders import (
    WALSALL,
    a_problem,
    a_request,
    a_worker,
    hours,
    weekdays,
)
from tests.unit.matching.explained import (
    explained,
    the_near_miss,
    two_of_one_day,
    why,
)
from tests.unit.matching.plans import does


def test_a_request_says_how_many_fail_each_filter_and_all_of_them_together() -> None:
    far = a_worker("bea", place=(55.0, -1.9), role="TM")

    about = explained(a_problem(a_request(place=WALSALL), a_worker(), far)).request("duty")

    assert (about.funnel.funnel["role"], about.funnel.funnel["travel"]) == (1, 1)
    assert (about.funnel.removed_first["role"], about.funnel.removed_first["travel"]) == (1, 0)
    assert dict(about.patterns) == {(): 1, ("role", "travel"): 1}


def test_an_open_seat_names_the_work_that_its_only_candidate_does_instead() -> None:
    problem, made = two_of_one_day()

    (candidate,) = explained(problem, made).request("duty").candidates

    assert [(each.job.request, each.code) for each in candidate.way] == [("day", "clash")]
    assert candidate.change is not None
    assert candidate.change.levels["tier 2"] == -5
    assert candidate.change.value == -5 * 100 * 100


def test_work_that_is_displaced_goes_to_somebody_else_where_it_can() -> None:
    problem, made = two_of_one_day()
    problem = replace(
        problem, workers=(*problem.workers, a_worker("bea", barred_hosts=frozenset({"leeds"})))
    )
    problem = replace(
        problem, requests=(problem.requests[0], replace(problem.requests[1], host="leeds"))
    )

    (candidate,) = explained(problem, made).request("duty").candidates

    assert [job.worker for job in candidate.added] == ["bea"]
    assert candidate.change is not None
    assert candidate.change.levels["tier 2"] == 4


def test_hours_of_the_same_week_stand_in_the_way() -> None:
    week, day = a_request("week", *weekdays()), a_request("duty", hours(9, 17, day=5))
    problem = a_problem(week, day, a_worker(bank_minutes_a_week=5 * 480))

    about = why(problem, does("ada", week))

    assert about.forced is not None
    assert [each.code for each in about.forced.way] == ["hours"]
    assert about.state == "busy"


def test_a_colleague_away_under_the_same_floor_stands_in_the_way() -> None:
    at_home: dict[str, Any] = {"team": "home", "duties": (hours(9, 17),)}
    problem = a_problem(
        a_request("day"),
        a_request("duty"),
        a_worker(**at_home),
        a_worker("bea", **at_home),
        floors=[Floor("home", 0, 1440, 1)],
    )

    about = why(problem, does("bea", problem.requests[0]))

    assert about.forced is not None
    assert [(each.job.worker, each.code) for each in about.forced.way] == [("bea", "floor")]


def test_pinned_work_is_told_and_not_displaced() -> None:
    problem, made = two_of_one_day()
    problem = replace(problem, pins=(Pin("ada", "day"),))

    about = why(problem, made)

    assert about.forced is not None
    assert (about.forced.blocked, about.forced.change) == ("pinned", None)
    assert about.forced.way[0].pinned


def test_one_worker_does_not_open_work_that_is_filled_whole_or_not_at_all() -> None:
    about = why(a_problem(a_request(seats=2, part_worth=0), a_worker()))

    assert (about.state, about.forced and about.forced.blocked) == ("blocked", "whole")


def test_work_that_is_no_longer_whole_is_dropped_altogether() -> None:
    team, duty = a_request("team", seats=2, part_worth=0), a_request()
    problem = a_problem(team, duty, a_worker(), a_worker("bea", reach_km=11.0, role="TM"))
    problem = replace(problem, requests=(replace(team, roles=("SW", "TM")), duty))

    about = why(problem, does("ada", team), does("bea", team))

    assert about.forced is not None
    assert [job.worker for job in about.forced.dropped] == ["ada", "bea"]


@pytest.mark.parametrize(
    ("worker", "request_", "miss"),
    [
        ({"role": "TM"}, {}, ("role", 1.0)),
        ({"skills": {"CP": 1}}, {"needs": (Need("CP", 3),)}, ("skill", 2.0)),
        ({"reach_km": 10.0}, {"place": WALSALL}, ("travel", 0.78)),
        ({"free": (hours(9, 15),)}, {}, ("availability", 120.0)),
        ({"bank_minutes_a_week": 400}, {}, ("hours", 80.0)),
    ],
    ids=["role", "skill", "travel", "availability", "hours"],
)
def test_the_least_that_would_make_her_eligible_is_told(
    worker: dict[str, Any], request_: dict[str, Any], miss: tuple[str, float]
) -> None:
    code, size = the_near_miss(a_request(**request_), a_worker(**worker))

    assert (code, round(size, 2)) == miss


def test_who_misses_by_two_things_is_not_near() -> None:
    far = a_worker(reach_km=10.0, role="TM")

    about = explained(a_problem(a_request(place=WALSALL), far)).request("duty")

    assert (about.near, about.near_misses) == ((), 0)


def test_the_nearest_comes_first() -> None:
    workers = [a_worker(f"w{n}", bank_minutes_a_week=480 - n) for n in (90, 30, 60)]

    near = explained(a_problem(a_request(), *workers)).request("duty", near=2).near

    assert [each.worker for each in near] == ["w30", "w60"]


@pytest.mark.parametrize(
    ("worker", "code", "figures"),
    [
        ({"home": "walsall"}, "own_council", {"host": "walsall"}),
        ({"role": "TM"}, "role", {"role": "TM", "accepted": ("SW",)}),
        ({"skills": {"CP": 1}}, "skill", {"CP": 2}),
        (
            {"barred_hosts": frozenset({"walsall"})},
            "barred",
            {"by": "worker", "host": "walsall"},
        ),
        ({"reach_km": 5.0}, "travel", {"km": 10.78, "reach_km": 5.0}),
        ({"free": ()}, "availability", {"sessions": 1, "first": hours(9, 17)}),
        (
            {"booked": (hours(10, 12),)},
            "booked",
            {"session": hours(9, 17), "booked": hours(10, 12)},
        ),
        ({"bank_minutes_a_week": 400}, "hours", {"minutes": 480, "bank": 400}),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_refusal_has_its_figures(
    worker: dict[str, Any], code: str, figures: dict[str, object]
) -> None:
    skilled: dict[str, Any] = {"skills": {"CP": 2}, **worker}

    duty = a_request(needs=(Need("CP", 2),), place=WALSALL)

    about = why(a_problem(duty, a_worker(**skilled)))

    assert about.state == "refused"
    assert [each.code for each in about.refusals] == [code]
    assert {
        k: round(v, 2) if isinstance(v, float) else v
        for k, v in about.refusals[0].figures.items()
    } == figures


def test_rest_that_would_be_missing_is_told_as_such() -> None:
    on_duty = tuple(hours(9, 17, day=day) for day in range(7) if day != 3)

    about = why(
        a_problem(
            a_request("duty", hours(12, 20, day=3)),
            a_worker(duties=on_duty),
        )
    )

    assert [each.code for each in about.refusals] == ["rest"]


def test_who_could_have_the_seat_learns_who_was_better_and_by_how_much() -> None:
    known = a_worker("bea", familiar_teams=frozenset({"mash"}))
    problem = a_problem(a_request(), a_worker(), known)

    about = why(problem, does("bea", problem.requests[0], familiar_team=30, travel=-10))

    assert (about.state, about.ahead) == ("outranked", (("bea", 30),))
    assert about.forced is not None
    assert about.forced.change is not None
    assert about.forced.change.value == -30


def test_who_is_chosen_learns_her_points_and_who_was_next() -> None:
    problem = a_problem(a_request(), a_worker(), a_worker("bea"))

    about = why(problem, does("ada", problem.requests[0], travel=-10))

    assert about.state == "chosen"
    assert about.choice is not None
    assert about.choice.parts["travel"] == -10
    assert about.choice.runner_up is not None
    assert about.choice.runner_up.job.worker == "bea"
