"""The checker finds a pair that may not be, and points that she does not have."""

from math import pi

import pytest

from staffbank_matching.checker import faults
from staffbank_matching.checker_pairs import km_between
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Fallback, Need, Request, Worker
from tests.unit.matching.builders import WALSALL, a_problem, a_request, a_worker, hours
from tests.unit.matching.plans import a_plan, given_to_ada

DUTY = hours(9, 17)


@pytest.mark.parametrize(
    ("request_", "worker", "fault"),
    [
        (a_request(), a_worker(home="walsall"), "it is at her own council"),
        (a_request(), a_worker(role="TM"), "her role TM is not asked for"),
        (
            a_request(roles=("TM",), fallbacks=(Fallback("SW", 1),)),
            a_worker(),
            "her role SW is not asked for",
        ),
        (
            a_request(needs=(Need("CP", 2), Need("IT", 1))),
            a_worker(skills={"CP": 1, "IT": 1}),
            "she lacks CP at level 2",
        ),
        (a_request(needs=(Need("CP", 1),)), a_worker(), "she lacks CP at level 1"),
        (
            a_request(),
            a_worker(barred_hosts=frozenset({"walsall"})),
            "she will not work for walsall",
        ),
        (a_request(barred_workers=frozenset({"ada"})), a_worker(), "she is barred from it"),
        (
            a_request(),
            a_worker(free=(hours(8, 10), hours(11, 18))),
            "she is not free for the whole session (540, 1020)",
        ),
        (a_request(), a_worker(free=()), "she is not free for the whole session (540, 1020)"),
    ],
    ids=[
        "own council",
        "role",
        "fallback before its time",
        "skill at too low a level",
        "skill",
        "barred host",
        "barred worker",
        "availability",
        "never free",
    ],
)
def test_a_pair_that_may_not_be_is_found(request_: Request, worker: Worker, fault: str) -> None:
    assert given_to_ada(request_, worker) == [f"ada on duty: {fault}."]


def test_work_beyond_her_reach_is_found() -> None:
    far = a_request(place=WALSALL), a_worker(reach_km=10)

    found = given_to_ada(*far, points={"travel": -10})

    assert found == ["ada on duty: 10.8 km is beyond her reach."]


def test_what_is_just_allowed_is_no_fault() -> None:
    request = a_request(
        roles=("TM",), fallbacks=(Fallback("SW", 7),), needs=(Need("CP", 2),), place=WALSALL
    )
    worker = a_worker(
        skills={"CP": 2}, reach_km=10.81, free=(hours(9, 12), hours(12, 17)), duties=(DUTY,)
    )

    assert given_to_ada(request, worker, now=7, points={"travel": -10}) == []


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"wishes": 5}, "the points are told as"),
        ({"cost": 0}, "the points are told as"),
        ({"next_block": 20}, "the points are told as"),
        ({"travel": -11}, "travel is told as -11 and is -10."),
    ],
    ids=lambda told: next(iter(told)) if isinstance(told, dict) else "",
)
def test_points_that_she_does_not_have_are_found(told: dict[str, int], fault: str) -> None:
    members = a_request(place=WALSALL), a_worker(hourly_pence=2500)
    right = {"travel": -10, "cost": -200}

    (found,) = given_to_ada(*members, points={**right, **told})

    assert found.startswith(f"ada on duty: {fault}")
    assert given_to_ada(*members, points=right) == []


def test_all_points_that_she_has_are_no_fault() -> None:
    wishes = Need("CP", 2), Need("IT", 1), Need("Urdu", 3), Need("Polish", 1)
    request = a_request(wishes=wishes)
    worker = a_worker(
        familiar_teams=frozenset({"mash"}),
        familiar_hosts=frozenset({"walsall"}),
        preferred_hosts=frozenset({"walsall"}),
        skills={"CP": 3, "IT": 1, "Urdu": 2},
    )
    points = {"familiar_team": 30, "familiar_host": 10, "preferred_host": 10, "wishes": 10}

    assert given_to_ada(request, worker, points=points) == []


def test_no_more_than_sixty_kilometres_count() -> None:
    members = a_request(place=(52.5121, -4.0)), a_worker(reach_km=200)

    assert given_to_ada(*members, points={"travel": -60}) == []
    assert given_to_ada(*members, points={"travel": -61}) == [
        "ada on duty: travel is told as -61 and is -60."
    ]


def test_from_the_equator_to_a_pole_is_a_quarter_of_the_way_around() -> None:
    assert km_between((0.0, 12.5), (90.0, 0.0)) == pytest.approx(6371 * pi / 2)


def test_a_point_that_is_not_told_at_all_is_found() -> None:
    problem = a_problem(a_request(), a_worker())

    found = faults(a_plan(problem, Assignment("ada", "duty", (DUTY,), {})), problem)

    assert found[0] == "ada on duty: travel is told as None and is 0."
    assert found[1].startswith("ada on duty: the points are told as {} and are")
