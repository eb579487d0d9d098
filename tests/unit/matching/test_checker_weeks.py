"""The checker finds whatever is wrong with a worker's fortnights, averages and nights."""

from typing import Any

import pytest

from staffbank_matching.problem import WEEK, Stretch
from tests.unit.matching.builders import a_request, a_worker, each_day, hours
from tests.unit.matching.plans import given_to_ada

DUTY = hours(9, 17)


def test_a_fortnight_may_have_both_its_rests_together() -> None:
    """From Friday 17:00 to the end of Sunday are 55 hours, from Saturday 17:00 only 31."""
    enough, short = a_request("x", *each_day(0, 11)), a_request("x", *each_day(0, 12))

    assert given_to_ada(enough, a_worker(), rest_weeks=2) == []
    assert given_to_ada(short, a_worker(), rest_weeks=2) == [
        "ada has no weekly rest in the fortnight from 0."
    ]
    assert given_to_ada(enough, a_worker()) == ["ada has no weekly rest in the week from 0."]


@pytest.mark.parametrize(("start", "sound"), [(28, True), (27.9, False)], ids=str)
def test_two_rests_together_have_the_daily_rest_beside_them(start: float, sound: bool) -> None:  # noqa: FBT001 a case
    """From Tuesday 17:00 to Friday 4:00 are 59 hours: twice 24, and 11."""
    sessions = [hours(9, 17, day=day) for day in (*range(2), *range(5, 14))]
    sessions.insert(2, hours(start, 34, day=3))
    request = a_request("duty", *sessions)

    found = given_to_ada(request, a_worker(), rest_weeks=2)

    assert (found == []) == sound


def test_a_last_odd_week_has_its_own_rest() -> None:
    last = a_request("x", *each_day(14, 20))

    assert given_to_ada(last, a_worker(), rest_weeks=2, weeks=3) == [
        f"ada has no weekly rest in the week from {2 * WEEK}."
    ]
    assert given_to_ada(last, a_worker(), rest_weeks=2, weeks=4) == []


def test_a_promised_fortnight_that_had_its_rests_keeps_them() -> None:
    promised = a_worker(booked=each_day(0, 11))
    early, late = a_request("x", hours(3, 8, day=14)), a_request("x", hours(4, 8, day=14))

    assert given_to_ada(late, promised, rest_weeks=2) == []
    assert given_to_ada(early, promised, rest_weeks=2) == [
        "ada has no weekly rest in the fortnight from 0."
    ]


def test_where_no_weekly_rest_is_asked_for_none_is_missed() -> None:
    assert given_to_ada(a_request("x", *each_day(0, 13)), a_worker(), weekly_rest=0) == []


@pytest.mark.parametrize(
    ("worker", "reference_weeks", "fault"),
    [
        ({"average_minutes_a_week": 240}, 2, None),
        ({"average_minutes_a_week": 239}, 2, "480 minutes in the 2 weeks up to 20160; 478"),
        ({"average_minutes_a_week": 120}, 17, None),
        ({"average_minutes_a_week": 119}, 17, "480 minutes in the 4 weeks up to 40320; 476"),
        (
            {"average_minutes_a_week": 500, "history": (9000, 600)},
            2,
            "1080 minutes in the 2 weeks up to 10080; 1000",
        ),
        (
            {"average_minutes_a_week": 500, "booked": (hours(9, 19, day=8),)},
            2,
            "1080 minutes in the 2 weeks up to 20160; 1000",
        ),
        (
            {"average_minutes_a_week": 500, "duties": (DUTY, hours(9, 19, day=8))},
            2,
            "1080 minutes in the 2 weeks up to 20160; 1000",
        ),
    ],
    ids=[
        "just enough",
        "a minute",
        "all known weeks",
        "all known",
        "history",
        "promised",
        "duties that are kept",
    ],
)
def test_averages_hold_over_each_reference_period_with_work_of_the_plan(
    worker: dict[str, Any], reference_weeks: int, fault: str | None
) -> None:
    found = given_to_ada(a_request(), a_worker(**worker), reference_weeks=reference_weeks)

    assert found == ([f"ada works {fault} is the most."] if fault else [])


def test_a_reference_period_before_the_plan_is_not_asked() -> None:
    request = a_request("duty", hours(9, 17, day=7))
    worker = a_worker(history=(9000, 9000), average_minutes_a_week=300)

    assert given_to_ada(request, worker, reference_weeks=2) == []


@pytest.mark.parametrize(
    ("session", "most", "fault"),
    [
        (hours(20, 26), 60, None),
        (hours(20, 26), 59, "360 minutes in the 1 weeks up to 10080; 354 is the most."),
        (hours(20, 25 + 59 / 60), 1, None),
        (hours(3, 9), 60, None),
        (hours(3, 9), 59, "360 minutes in the 1 weeks up to 10080; 354 is the most."),
        (hours(3.1, 9), 1, None),
    ],
    ids=["just", "late", "late, by day", "just early", "early", "early, by day"],
)
def test_night_workers_keep_to_eight_hours_a_day_on_the_average(
    session: Stretch, most: int, fault: str | None
) -> None:
    found = given_to_ada(
        a_request("x", session),
        a_worker(),
        reference_weeks=1,
        nights=(hours(-1, 6), hours(23, 30)),
        night_minutes_a_day=most,
    )

    assert found == ([f"ada works at night, and {fault}"] if fault else [])


def test_all_work_of_a_night_worker_counts() -> None:
    request = a_request("x", hours(20, 26), hours(9, 17, day=3))
    worker = a_worker(history=(100,))
    figures: dict[str, Any] = {"nights": (hours(23, 30),), "weeks": 1, "reference_weeks": 2}

    assert given_to_ada(request, worker, night_minutes_a_day=79, **figures) == []
    assert given_to_ada(request, worker, night_minutes_a_day=78, **figures) == [
        "ada works at night, and 940 minutes in the 2 weeks up to 10080; 936 is the most."
    ]


def test_night_work_of_others_than_the_plan_binds_nobody() -> None:
    worker = a_worker(booked=(hours(20, 26, day=2),), duties=(hours(20, 26, day=4),))
    nights = tuple(hours(23, 30, day=day) for day in range(7))

    assert given_to_ada(a_request(), worker, nights=nights, night_minutes_a_day=1) == []
