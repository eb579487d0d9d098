import pytest

from staffbank_matching.eligibility import CODES
from staffbank_matching.problem import Worker
from tests.unit.matching.builders import (
    WALSALL,
    a_request,
    a_worker,
    hours,
)
from tests.unit.matching.proven import best


def test_the_funnel_counts_who_fails_and_who_fails_first() -> None:
    plan = best(
        a_request("night", hours(20, 30), place=WALSALL),
        a_worker("manager", role="TM", free=()),
        a_worker("far", reach_km=1, free=()),
        a_worker("busy", free=()),
    )

    (night,) = plan.unfilled

    assert {code: count for code, count in night.funnel.items() if count} == {
        "role": 1,
        "travel": 1,
        "availability": 3,
    }
    assert {code: count for code, count in night.removed_first.items() if count} == {
        "role": 1,
        "travel": 1,
        "availability": 1,
    }
    assert tuple(night.funnel) == CODES
    assert night.eligible == 0


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ((), "no_workers"),
        ((a_worker("tm", role="TM"), a_worker("far", role="TM", reach_km=1)), "role"),
        (
            (a_worker("a", free=()), a_worker("b", free=()), a_worker("c", role="TM")),
            "availability",
        ),
        ((a_worker("own", home="walsall"), a_worker("tm", role="TM")), "role"),
        (
            (a_worker("a", role="TM", free=()), a_worker("b", reach_km=1, free=(hours(0, 1),))),
            "availability",
        ),
        ((a_worker("own", home="walsall"), a_worker("tm", role="TM", free=())), "own_council"),
        (
            (
                a_worker("a", role="TM", reach_km=1),
                a_worker("b", reach_km=1, barred_hosts=frozenset({"walsall"})),
                a_worker("c", role="TM", free=()),
            ),
            "barred",
        ),
    ],
    ids=[
        "nobody is there",
        "nobody has the role",
        "most lack time alone",
        "what can be changed comes before what cannot",
        "nobody has the time",
        "only the council's own people would do",
        "all lack two things: the filter that turned the last away",
    ],
)
def test_the_main_reason_is_what_people_would_say(
    members: tuple[Worker, ...], reason: str
) -> None:
    (told,) = best(a_request(place=WALSALL), *members).unfilled

    assert told.main_reason == reason


def test_a_request_whose_candidates_are_needed_elsewhere_says_so() -> None:
    plan = best(a_request("first", tier=1), a_request("second", tier=3), a_worker())

    (second,) = plan.unfilled

    assert (second.request, second.main_reason, second.eligible) == ("second", "all_taken", 1)


def test_a_request_with_some_of_its_seats_filled_says_how_many_are_open() -> None:
    (told,) = best(a_request(seats=3), a_worker()).unfilled

    assert (told.open_seats, told.main_reason) == (2, "all_taken")
