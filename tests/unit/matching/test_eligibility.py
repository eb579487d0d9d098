from typing import Any

import pytest

from staffbank_matching import masks
from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.columns import columns_of
from staffbank_matching.eligibility import CODES
from staffbank_matching.problem import Fallback, Need, NotAProblem, Request, Worker
from tests.unit.matching.builders import (
    WALSALL,
    a_problem,
    a_request,
    a_worker,
    hours,
    weekdays,
)


def reasons(worker: Worker, request: Request, **given: Any) -> tuple[str, ...]:
    board = board_of(columns_of(a_problem(worker, request, **given)), Aims())
    refused = board.sieve.refusals(0)[:, 0]
    found = tuple(code for code, no in zip(CODES, refused, strict=True) if no)
    assert (found == ()) == (len(board.pairs) > 0)
    return found


def test_a_worker_with_all_that_is_asked_is_eligible() -> None:
    asked = a_request(needs=(Need("CP", 2),), place=WALSALL)

    assert reasons(a_worker(skills={"CP": 2}), asked) == ()


def test_more_people_and_times_than_there_is_room_for_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(masks, "MOST_WORDS", 4)
    problem = a_problem(a_request("week", *weekdays()), a_worker())

    with pytest.raises(NotAProblem, match=r"1 workers can do each of 5 sessions"):
        board_of(columns_of(problem), Aims())


def test_a_placement_is_at_another_council() -> None:
    assert reasons(a_worker(home="walsall"), a_request()) == ("own_council",)


def test_a_role_that_is_not_asked_for_does_not_do() -> None:
    assert reasons(a_worker(role="TM"), a_request(roles=("SW", "SSW"))) == ("role",)


@pytest.mark.parametrize(
    ("now", "told"), [(99, ("role",)), (100, ())], ids=["not yet", "by now"]
)
def test_a_second_best_role_does_once_its_time_has_come(
    now: int, told: tuple[str, ...]
) -> None:
    asked = a_request(fallbacks=(Fallback("TM", since=100),))

    assert reasons(a_worker(role="TM"), asked, now=now) == told


def test_a_skill_below_its_level_does_not_do() -> None:
    asked = a_request(needs=(Need("CP", 2), Need("COURT", 1)))

    assert reasons(a_worker(skills={"CP": 1, "COURT": 3}), asked) == ("skill",)
    assert reasons(a_worker(skills={"CP": 3}), asked) == ("skill",)


def test_a_worker_is_not_sent_where_she_will_not_work() -> None:
    assert reasons(a_worker(barred_hosts=frozenset({"walsall"})), a_request()) == ("barred",)


def test_a_worker_is_not_sent_where_she_is_not_wanted() -> None:
    asked = a_request(barred_workers=frozenset({"ada", "who left"}))

    assert reasons(a_worker("ada"), asked) == ("barred",)
    assert reasons(a_worker("bea"), asked) == ()


def test_work_beyond_her_reach_is_not_hers() -> None:
    assert reasons(a_worker(reach_km=10.7), a_request(place=WALSALL)) == ("travel",)
    assert reasons(a_worker(reach_km=10.8), a_request(place=WALSALL)) == ()


def test_remote_work_is_within_everybodys_reach() -> None:
    assert reasons(a_worker(reach_km=0), a_request(place=None)) == ()


def test_one_session_outside_her_free_time_is_one_too_many() -> None:
    two_days = a_request("two days", hours(9, 17), hours(9, 17, day=1))

    assert reasons(a_worker(free=(hours(9, 17),)), two_days) == ("availability",)
    assert reasons(a_worker(free=(hours(9, 17), hours(9, 17, day=1))), two_days) == ()


def test_work_before_she_is_first_free_is_not_hers() -> None:
    assert reasons(a_worker(free=(hours(9, 17, day=1),)), a_request()) == ("availability",)


def test_free_stretches_that_touch_are_one() -> None:
    night = a_request("night", hours(20, 30))

    assert reasons(a_worker(free=(hours(0, 24), hours(24, 48))), night) == ()


def test_a_worker_who_offers_nothing_is_not_available() -> None:
    assert reasons(a_worker(free=()), a_request()) == ("availability",)


def test_one_way_of_doing_a_part_of_it_is_enough() -> None:
    any_day = a_request("any day", *weekdays(), days_a_week=1)

    assert reasons(a_worker(free=(hours(9, 17, day=3),)), any_day) == ()
    assert reasons(a_worker(free=(hours(9, 16, day=3),)), any_day) == ("availability",)


def test_no_way_that_is_open_to_her_may_be_promised_already() -> None:
    any_day = a_request("any day", *weekdays(), days_a_week=1)
    wednesdays = a_worker(free=(hours(0, 24, day=2),), booked=(hours(8, 12, day=2),))

    assert reasons(wednesdays, any_day) == ("booked",)


def test_where_one_way_is_too_long_and_another_too_tiring_it_is_the_hours() -> None:
    either = a_request("either", hours(9, 16), (8 * 1440, 8 * 1440 + 840), days_a_week=1)

    assert reasons(a_worker(bank_minutes_a_week=400), either) == ("hours",)
    assert reasons(a_worker(bank_minutes_a_week=420), either) == ()


def test_a_promised_session_leaves_no_room_beside_it_for_too_little_rest() -> None:
    evening = a_request("evening", hours(17, 23))

    assert reasons(a_worker(booked=(hours(9, 17),)), evening) == ("booked",)
    assert reasons(a_worker(booked=(hours(10, 17),)), evening) == ()


def test_a_request_whose_own_sessions_leave_too_little_rest_is_for_nobody() -> None:
    split = a_request("split", hours(6, 10), hours(18, 22))

    assert reasons(a_worker(), split) == ("rest",)


def test_a_session_longer_than_a_day_may_be_is_for_nobody() -> None:
    assert reasons(a_worker(), a_request("sleepless", hours(8, 21.5))) == ("rest",)


def test_a_whole_weekend_beside_a_full_week_at_home_leaves_no_weekly_rest() -> None:
    weekend = a_request("weekend", hours(9, 17, day=5), hours(9, 17, day=6))
    at_home = (*weekdays(), *weekdays(week=1))

    assert reasons(a_worker(duties=at_home), weekend) == ("rest",)
    assert reasons(a_worker(duties=weekdays()[:4]), weekend) == ()


def test_three_short_sessions_may_chain_into_a_day_that_is_too_long() -> None:
    midday = a_request("midday", hours(12, 20))
    at_home = (hours(8, 10), hours(21, 23))

    assert reasons(a_worker(duties=at_home), midday) == ("rest",)


def test_one_week_above_her_own_limit_is_too_much() -> None:
    assert reasons(a_worker(bank_minutes_a_week=479), a_request()) == ("hours",)
    assert reasons(a_worker(bank_minutes_a_week=480), a_request()) == ()


def test_her_own_limit_holds_where_nothing_else_is_asked_of_her() -> None:
    no_rests = {"daily_rest": 0, "weekly_rest": 0}

    assert reasons(a_worker(bank_minutes_a_week=479), a_request(), **no_rests) == ("hours",)


def test_promised_sessions_count_towards_her_own_limit() -> None:
    busy = a_worker(bank_minutes_a_week=900, booked=(hours(9, 17, day=3),))

    assert reasons(busy, a_request()) == ("hours",)


def test_home_and_bank_work_together_stay_within_the_working_week() -> None:
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2880)
    saturday = a_request("saturday", hours(9, 18, day=5))

    assert reasons(full_time, saturday) == ("hours",)


def test_a_duty_that_the_bank_displaces_is_not_worked() -> None:
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2400)

    assert reasons(full_time, a_request("tuesday", hours(9, 17, day=1))) == ()


def test_a_duty_that_a_promised_session_displaces_is_not_worked_either() -> None:
    promised = a_worker(
        duties=weekdays(), booked=(hours(9, 17, day=1),), working_minutes_a_week=2880
    )

    assert reasons(promised, a_request("saturday", hours(9, 17, day=5))) == ()
    assert reasons(promised, a_request("saturday", hours(9, 17.1, day=5))) == ("hours",)


def test_who_has_opted_out_may_work_longer() -> None:
    opted_out = a_worker(duties=weekdays(), working_minutes_a_week=None)

    assert reasons(opted_out, a_request("saturday", hours(9, 18, day=5))) == ()


def test_a_session_belongs_to_the_week_in_which_it_starts() -> None:
    sunday_night = a_request("night", hours(20, 30, day=6))
    monday_full = a_worker(bank_minutes_a_week=600, booked=(hours(17, 24, day=8),))

    assert reasons(monday_full, sunday_night) == ()


def test_every_reason_is_told_not_only_the_first() -> None:
    stranger = a_worker(role="TM", reach_km=1, free=(), barred_hosts=frozenset({"walsall"}))

    assert reasons(stranger, a_request(place=WALSALL)) == (
        "role",
        "barred",
        "travel",
        "availability",
    )
