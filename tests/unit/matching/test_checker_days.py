"""The checker finds whatever is wrong with a worker's days and single weeks."""

import pytest

from staffbank_matching.problem import Request, Worker
from tests.unit.matching.builders import (
    DUDLEY,
    WALSALL,
    a_request,
    a_worker,
    each_day,
    hours,
    weekdays,
)
from tests.unit.matching.plans import given_to_ada

DUTY = hours(9, 17)


@pytest.mark.parametrize(
    ("request_", "worker", "fault"),
    [
        (
            a_request(),
            a_worker(booked=(hours(16, 18),)),
            "ada: the session (540, 1020) clashes with (960, 1080), which is promised.",
        ),
        (
            a_request("x", hours(6, 10), hours(18, 22)),
            a_worker(),
            "ada has a working day from 360 to 1320: too little rest.",
        ),
        (
            a_request("x", hours(6, 19.5)),
            a_worker(),
            "ada has a working day from 360 to 1170: too little rest.",
        ),
        (
            a_request("x", hours(17, 22)),
            a_worker(duties=(DUTY,), working_minutes_a_week=779),
            "ada works 780 minutes in the week from 0.",
        ),
        (
            a_request("x", hours(28, 34)),
            a_worker(duties=(DUTY,), working_minutes_a_week=839),
            "ada works 840 minutes in the week from 0.",
        ),
        (
            a_request(),
            a_worker(bank_minutes_a_week=479),
            "ada has 480 minutes of bank work in the week from 0.",
        ),
        (
            a_request(),
            a_worker(bank_minutes_a_week=959, booked=(hours(9, 17, day=1),)),
            "ada has 960 minutes of bank work in the week from 0.",
        ),
        (
            a_request("x", hours(9, 17, day=5)),
            a_worker(duties=weekdays(), working_minutes_a_week=2879),
            "ada works 2880 minutes in the week from 0.",
        ),
        (
            a_request("x", hours(9, 17, day=5), hours(9, 17, day=6)),
            a_worker(duties=(*weekdays(), *weekdays(week=1))),
            "ada has no weekly rest in the week from 0.",
        ),
        (
            a_request("x", hours(6, 12, day=7)),
            a_worker(duties=weekdays(), booked=(hours(9, 20, day=5),)),
            "ada has no weekly rest in the week from 0.",
        ),
        (
            a_request("x", hours(6, 12, day=14)),
            a_worker(duties=weekdays(week=1), booked=(hours(9, 20, day=12),)),
            "ada has no weekly rest in the week from 10080.",
        ),
        (
            a_request("x", (0, 480)),
            a_worker(bank_minutes_a_week=479),
            "ada has 480 minutes of bank work in the week from 0.",
        ),
    ],
    ids=[
        "booked",
        "daily rest",
        "daily rest and one session",
        "a duty kept on the same day",
        "a duty kept with the rest beside it",
        "bank hours",
        "bank hours promised",
        "working week",
        "weekly rest",
        "weekly rest of a promised week",
        "weekly rest of another promised week",
        "the first minute of all",
    ],
)
def test_a_day_or_week_that_may_not_be_is_found(
    request_: Request, worker: Worker, fault: str
) -> None:
    assert given_to_ada(request_, worker) == [fault]


@pytest.mark.parametrize(
    ("request_", "worker"),
    [
        (a_request(), a_worker(bank_minutes_a_week=None)),
        (a_request(), a_worker(bank_minutes_a_week=480, booked=(hours(9, 17, day=8),))),
        (a_request(), a_worker(duties=weekdays(), working_minutes_a_week=2400)),
        (a_request(), a_worker(duties=(hours(-40, 3),))),
        (a_request(), a_worker(booked=(hours(-60, -20), hours(22, 70, day=1)))),
        (a_request("x", hours(9, 17, day=8)), a_worker(booked=each_day(0, 6))),
        (
            a_request("x", hours(7, 12, day=7)),
            a_worker(duties=weekdays(), booked=(hours(9, 20, day=5),)),
        ),
        (a_request(), a_worker(booked=(hours(0, 8, day=28),))),
    ],
    ids=[
        "no limit",
        "promised in another week",
        "a duty displaced",
        "a long duty displaced",
        "promised far away",
        "a promised week without rest before the plan",
        "just the weekly and the daily rest",
        "promised after all weeks",
    ],
)
def test_what_is_just_allowed_is_no_fault(request_: Request, worker: Worker) -> None:
    assert given_to_ada(request_, worker) == []


def test_a_very_long_promised_session_is_not_overlooked() -> None:
    found = given_to_ada(a_request(), a_worker(booked=(hours(-30, 10),)))

    assert found == [
        "ada: the session (540, 1020) clashes with (-1800, 600), which is promised.",
        "ada has a working day from -1800 to 1020: too little rest.",
    ]


def test_one_person_in_two_places_is_found() -> None:
    both = given_to_ada(
        a_request("am", hours(9, 13)), a_request("noon", hours(12, 14)), a_worker()
    )

    assert both == ["ada is in two places at 720."]


@pytest.mark.parametrize(
    ("gap", "turnaround", "minutes_per_km", "needed"),
    [
        (30, 30, 0.0, 30),
        (60, 30, 2.0, 52),
        (51, 30, 2.0, 52),
        (29, 30, 0.0, 30),
        (0, 30, 0.0, 30),
    ],
    ids=["just long enough", "long enough for the way", "a minute short", "short", "none"],
)
def test_between_two_requests_there_is_time_for_the_way(
    gap: int, turnaround: int, minutes_per_km: float, needed: int
) -> None:
    """Dudley and Walsall are 10.8 km apart, at two minutes a kilometre 21.6 minutes."""
    here = a_request("here", hours(9, 12), place=DUDLEY)
    there = a_request("there", hours(12 + gap / 60, 17), place=WALSALL)

    found = given_to_ada(
        here, there, a_worker(), turnaround=turnaround, minutes_per_km=minutes_per_km
    )

    told = [one for one in found if "travel" not in one]
    short = f"ada has {gap} minutes between here and there at {720 + gap}, and needs {needed}."
    assert told == ([short] if gap < needed else [])


def test_remote_work_between_two_places_does_not_shorten_the_way() -> None:
    requests = (
        a_request("first", hours(9, 12), place=DUDLEY),
        a_request("third", hours(12.25, 17), place=WALSALL),
        a_request("second", (720, 735)),
    )

    found = given_to_ada(*requests, a_worker(), minutes_per_km=2.0)

    assert found[1:] == ["ada has 15 minutes between first and third at 735, and needs 22."]


def test_sessions_of_one_request_need_no_turnaround() -> None:
    request = a_request("duty", hours(9, 12), hours(12, 17))

    assert given_to_ada(request, a_worker(), turnaround=30) == []
