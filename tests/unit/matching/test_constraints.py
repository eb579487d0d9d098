"""One test for each thing that a plan must keep."""

import pytest

from staffbank_matching.problem import WEEK
from tests.unit.matching.builders import (
    DUDLEY,
    WALSALL,
    a_request,
    a_worker,
    hours,
    weekdays,
)
from tests.unit.matching.proven import filled

FULL_WEEKS = (*weekdays(), *weekdays(week=1))


def test_one_seat_takes_one_worker() -> None:
    assert filled(a_request(), a_worker("ada"), a_worker("bea")) == 1


def test_a_request_for_three_takes_three_and_nobody_twice() -> None:
    duty = a_request(seats=3)

    assert filled(duty, *map(a_worker, "abcd")) == 3
    assert filled(duty, a_worker("ada"), a_worker("bea")) == 2


def test_one_person_is_never_in_two_places() -> None:
    noon = a_request("noon", hours(12, 14))

    assert filled(a_request("am", hours(9, 13)), noon, a_worker()) == 1


def test_sessions_that_touch_may_both_be_hers() -> None:
    afternoon = a_request("pm", hours(13, 17))

    assert filled(a_request("am", hours(9, 13)), afternoon, a_worker()) == 2


def test_a_day_and_the_night_after_it_leave_too_little_rest() -> None:
    assert filled(a_request("day"), a_request("night", hours(20, 30)), a_worker()) == 1


@pytest.mark.parametrize(("start", "count"), [(27.9, 1), (28, 2)], ids=["less", "eleven"])
def test_eleven_hours_lie_between_two_days_of_work(start: float, count: int) -> None:
    early = a_request("early", hours(start, start + 8))

    assert filled(a_request("late"), early, a_worker()) == count


def test_three_sessions_that_chain_into_too_long_a_day_are_not_all_hers() -> None:
    day = [
        a_request("morning", hours(8, 10)),
        a_request("midday", hours(12, 20)),
        a_request("evening", hours(21, 23)),
    ]

    assert filled(*day, a_worker()) == 2


def test_a_chain_of_four_short_visits_is_cut_as_well() -> None:
    visits = [
        a_request("one", hours(0, 1)),
        a_request("two", hours(1, 1.5)),
        a_request("three", hours(12, 12.5)),
        a_request("four", hours(13.5, 14)),
    ]

    assert filled(*visits, a_worker()) == 3


def test_a_duty_in_the_chain_counts_until_another_request_displaces_it() -> None:
    early = a_request("early", hours(8, 10, day=1))
    late = a_request("late", hours(21, 23, day=1))
    night_before = a_request("night before", hours(23, 25.5))
    at_home = a_worker(duties=(hours(12, 20, day=1),))

    assert filled(early, late, at_home) == 1
    assert filled(early, late, night_before, at_home) == 3


def test_without_a_daily_rest_a_session_still_ends_within_the_day() -> None:
    sleepless = a_request("sleepless", (0, 24 * 60 + 1))
    no_rests = {"daily_rest": 0, "weekly_rest": 0}

    assert filled(sleepless, a_worker(bank_minutes_a_week=None), **no_rests) == 0


@pytest.mark.parametrize(
    ("start", "pace", "count"),
    [(14, 0.0, 2), (13.9, 0.0, 1), (14, 1.5, 1), (14.3, 1.5, 2)],
    ids=["an hour", "less", "an hour and no way", "and the way"],
)
def test_between_two_requests_lie_the_turnaround_and_the_way(
    start: float, pace: float, count: int
) -> None:
    here = a_request("here", hours(9, 13), place=WALSALL)
    there = a_request("there", hours(start, 17), place=DUDLEY)  # 16.2 minutes at that pace

    assert filled(here, there, a_worker(), turnaround=60, minutes_per_km=pace) == count


def test_remote_work_needs_no_way_but_the_turnaround() -> None:
    remote = a_request("remote", hours(14, 17))
    here = a_request("here", hours(9, 13), place=WALSALL)

    assert filled(here, remote, a_worker(), turnaround=60, minutes_per_km=9.0) == 2
    assert filled(here, remote, a_worker(), turnaround=61) == 1


def test_her_weeks_bank_work_stays_within_what_she_offers() -> None:
    days = [a_request(f"day {day}", hours(9, 17, day=day)) for day in range(3)]

    assert filled(*days, a_worker(bank_minutes_a_week=2 * 480)) == 2
    assert filled(*days, a_worker(bank_minutes_a_week=None)) == 3


def test_her_limit_is_a_new_one_each_week() -> None:
    days = [a_request(f"day {day}", hours(9, 17, day=day)) for day in (0, 7, 14)]

    assert filled(*days, a_worker(bank_minutes_a_week=480)) == 3


def test_a_week_promised_beyond_her_limit_leaves_the_next_one_to_her() -> None:
    promised = a_worker(bank_minutes_a_week=480, booked=weekdays(9, 13))

    assert filled(a_request("next", hours(9, 17, day=7)), promised) == 1


def test_home_and_bank_work_of_a_week_stay_within_48_hours_together() -> None:
    evenings = [a_request(f"e{day}", hours(17, 22, day=day)) for day in range(3)]
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2880)

    assert filled(*evenings, full_time) == 1


def test_displaced_duties_make_room_in_the_working_week() -> None:
    evening = a_request("evening", hours(17, 21, day=1))
    other, short_day = (a_request("day", hours(start, start + 4, day=3)) for start in (17, 9))
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2400 + 240)

    assert filled(evening, other, full_time) == 1
    assert filled(evening, short_day, full_time) == 2


def test_a_home_week_above_the_limit_binds_only_where_the_bank_adds_to_it() -> None:
    long_week = a_worker(duties=weekdays(8, 18), working_minutes_a_week=2880)
    replacing = a_request("replacing", hours(9, 17, day=1))
    adding = a_request("adding", hours(9, 10, day=5))

    assert filled(replacing, long_week) == 1
    assert filled(replacing, adding, long_week) == 1
    assert filled(a_request("next week", hours(9, 17, day=8)), long_week) == 1


def test_saturday_and_sunday_beside_a_home_week_leave_no_weekly_rest() -> None:
    weekend = [a_request(f"day {day}", hours(9, 17, day=day)) for day in (5, 6)]

    assert filled(*weekend, a_worker(duties=FULL_WEEKS)) == 1


def test_a_fortnight_may_have_both_its_rests_in_its_other_week() -> None:
    weekend = [a_request(f"day {day}", hours(9, 17, day=day)) for day in (5, 6)]

    saturday_after = hours(9, 17, day=12)

    assert filled(*weekend, a_worker(duties=FULL_WEEKS), rest_weeks=2) == 2
    assert filled(*weekend, a_worker(duties=(*FULL_WEEKS, saturday_after)), rest_weeks=2) == 1


def test_a_last_odd_week_has_its_own_rest_where_the_others_share() -> None:
    weekend = [a_request(f"day {day}", hours(9, 17, day=14 + day)) for day in (5, 6)]
    at_home = a_worker(duties=weekdays(week=2))

    assert filled(*weekend, at_home, rest_weeks=2, weeks=3) == 1
    assert filled(*weekend, at_home, rest_weeks=2, weeks=4) == 2


@pytest.mark.parametrize(
    ("ends", "monday", "count"),
    [(24, 11, 2), (24, 10, 1), (24.5, 11, 1)],
    ids=["24 inside the week, 35 in all", "34 in all", "23 and a half inside the week"],
)
def test_24_hours_of_the_weeks_35_lie_inside_it(ends: float, monday: float, count: int) -> None:
    saturday = a_request("saturday", hours(15, ends, day=5))
    next_week = a_request("monday", hours(monday, monday + 2, day=7))

    assert filled(saturday, next_week, a_worker(duties=weekdays())) == count


def test_a_promised_weekend_keeps_its_rest_from_the_plan_of_the_next_week() -> None:
    promised = a_worker(duties=weekdays(), booked=(hours(9, 20, day=5),))

    assert filled(a_request("early", hours(6, 12, day=7)), promised) == 0
    assert filled(a_request("later", hours(7, 12, day=7)), promised) == 1


def test_a_duty_displaced_by_one_request_may_give_the_rest_that_two_others_need() -> None:
    weekend = [a_request("sat", hours(17, 21, day=5)), a_request("sun", hours(12, 20, day=6))]
    thursday_night = a_request("thu", hours(20, 30, day=3))
    at_home = a_worker(duties=FULL_WEEKS)

    assert filled(*weekend, at_home) == 1
    assert filled(*weekend, thursday_night, at_home) == 3


def test_a_very_long_promise_displaces_the_duties_at_its_end() -> None:
    away = a_worker(
        booked=((0, 3 * WEEK),), duties=weekdays(week=2), working_minutes_a_week=4 * WEEK // 5
    )

    assert filled(a_request("after", hours(9, 17, day=23)), away) == 1
