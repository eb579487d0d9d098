"""One test for each thing that a plan must keep."""

from itertools import combinations

import numpy as np
import pytest

from staffbank_matching.board import set_out
from staffbank_matching.checker import faults
from staffbank_matching.constraints import cliques
from staffbank_matching.eligibility import eligibility
from staffbank_matching.long_days import Cut, long_days
from staffbank_matching.plan import Status
from staffbank_matching.problem import Slot, Worker
from staffbank_matching.solver import solve
from tests.unit.matching.builders import (
    a_problem,
    a_slot,
    a_worker,
    hours,
    solved,
    weekdays,
    who_does_what,
)


def filled(*members: Slot | Worker) -> int:
    problem = a_problem(*members)
    plan = solve(problem, seconds=60)
    assert faults(plan, problem) == []
    assert plan.status is Status.OPTIMAL, "the model allows or forbids what the rules do not"
    return len(plan.assignments)


def test_one_slot_takes_one_worker() -> None:
    assert filled(a_slot(), a_worker("ada"), a_worker("bea")) == 1


def test_a_request_for_three_takes_three() -> None:
    heads = [a_slot(f"duty-{n}", request="duty") for n in range(3)]

    assert filled(*heads, *map(a_worker, "abcd")) == 3
    assert filled(*heads, a_worker("ada"), a_worker("bea")) == 2


def test_one_person_is_never_in_two_places() -> None:
    assert filled(a_slot("am", hours(9, 13)), a_slot("noon", hours(12, 14)), a_worker()) == 1


def test_sessions_that_touch_may_both_be_hers() -> None:
    assert filled(a_slot("am", hours(9, 13)), a_slot("pm", hours(13, 17)), a_worker()) == 2


def test_a_day_and_the_night_after_it_leave_too_little_rest() -> None:
    assert filled(a_slot("day"), a_slot("night", hours(20, 30)), a_worker()) == 1


@pytest.mark.parametrize(("start", "slots"), [(27.9, 1), (28, 2)], ids=["less", "eleven"])
def test_eleven_hours_lie_between_two_days_of_work(start: float, slots: int) -> None:
    late, early = a_slot("late", hours(9, 17)), a_slot("early", hours(start, start + 8))

    assert filled(late, early, a_worker()) == slots


def test_three_sessions_that_chain_into_too_long_a_day_are_not_all_hers() -> None:
    day = [
        a_slot("morning", hours(8, 10)),
        a_slot("midday", hours(12, 20)),
        a_slot("evening", hours(21, 23)),
    ]

    assert filled(*day, a_worker()) == 2


def test_a_chain_of_four_short_visits_is_cut_as_well() -> None:
    visits = [
        a_slot("one", hours(0, 1)),
        a_slot("two", hours(1, 1.5)),
        a_slot("three", hours(12, 12.5)),
        a_slot("four", hours(13.5, 14)),
    ]

    assert filled(*visits, a_worker()) == 3


def test_a_duty_in_the_chain_counts_until_another_slot_displaces_it() -> None:
    early, late = a_slot("early", hours(8, 10, day=1)), a_slot("late", hours(21, 23, day=1))
    night_before = a_slot("night before", hours(23, 25.5))
    at_home = a_worker(duties=(hours(12, 20, day=1),))

    assert filled(early, late, at_home) == 1
    assert filled(early, late, night_before, at_home) == 3


def test_the_cut_against_a_chain_names_its_slots_and_what_would_displace_the_duty() -> None:
    problem = a_problem(
        a_slot("early", hours(8, 10, day=1)),
        a_slot("elsewhere", hours(9, 17, day=4)),
        a_slot("late", hours(21, 23, day=1)),
        a_slot("night before", hours(23, 25.5)),
        a_worker(duties=(hours(12, 20, day=1),)),
    )
    board = set_out(problem, eligibility(problem))

    assert long_days(board, frozenset({0, 1, 2})) == [Cut(frozenset({0, 2}), frozenset({3}))]
    assert long_days(board, frozenset({0, 1, 2, 3})) == []


def test_her_weeks_bank_work_stays_within_what_she_offers() -> None:
    days = [a_slot(f"day {day}", hours(9, 17, day=day)) for day in range(3)]

    assert filled(*days, a_worker(bank_minutes_a_week=2 * 480)) == 2


def test_her_limit_is_a_new_one_each_week() -> None:
    days = [a_slot(f"day {day}", hours(9, 17, day=day)) for day in (0, 7, 14)]

    assert filled(*days, a_worker(bank_minutes_a_week=480)) == 3


def test_home_and_bank_work_of_a_week_stay_within_48_hours_together() -> None:
    evenings = [a_slot(f"e{day}", hours(17, 22, day=day)) for day in range(3)]
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2880)

    assert filled(*evenings, full_time) == 1


def test_displaced_duties_make_room_in_the_working_week() -> None:
    evening = a_slot("evening", hours(17, 21, day=1))
    short_day = a_slot("short day", hours(9, 13, day=3))
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2400 + 240)

    assert filled(evening, a_slot("other", hours(17, 21, day=3)), full_time) == 1
    assert filled(evening, short_day, full_time) == 2


def test_a_home_week_above_the_limit_binds_only_where_the_bank_adds_to_it() -> None:
    long_week = a_worker(duties=weekdays(8, 18), working_minutes_a_week=2880)
    replacing = a_slot("replacing", hours(9, 17, day=1))
    adding = a_slot("adding", hours(9, 10, day=5))

    assert filled(replacing, long_week) == 1
    assert filled(replacing, adding, long_week) == 1
    assert filled(a_slot("next week", hours(9, 17, day=8)), long_week) == 1


def test_a_home_week_above_the_limit_forces_no_bank_work_on_her() -> None:
    long_week = a_worker("ada", duties=weekdays(8, 18), working_minutes_a_week=2880)
    better = a_worker("bea", familiar_teams=frozenset({"mash"}))
    either = [
        a_slot(name, hours(9, 17, day=20), roles=("TM",), team="duty")
        for name in ("one", "two")
    ]

    found = filled(
        a_slot("replacing", hours(9, 17, day=1)),
        *either,
        long_week,
        better,
        a_worker("cleo", role="TM", familiar_teams=frozenset({"duty"})),
    )

    assert found == 2


def test_saturday_and_sunday_beside_a_home_week_leave_no_weekly_rest() -> None:
    weekend = [a_slot(f"day {day}", hours(9, 17, day=day)) for day in (5, 6)]

    assert filled(*weekend, a_worker(duties=(*weekdays(), *weekdays(week=1)))) == 1


@pytest.mark.parametrize(
    ("ends", "monday", "slots"),
    [(24, 11, 2), (24, 10, 1), (24.5, 11, 1)],
    ids=["24 inside the week, 35 in all", "34 in all", "23 and a half inside the week"],
)
def test_24_hours_of_the_weeks_35_lie_inside_it(ends: float, monday: float, slots: int) -> None:
    saturday = a_slot("saturday", hours(15, ends, day=5))
    next_week = a_slot("monday", hours(monday, monday + 2, day=7))

    assert filled(saturday, next_week, a_worker(duties=weekdays())) == slots


def test_a_promised_weekend_keeps_its_rest_from_the_plan_of_the_next_week() -> None:
    worker = a_worker(
        duties=weekdays(), booked=(hours(9, 20, day=5),), bank_minutes_a_week=3000
    )
    early_monday = a_slot("early", hours(6, 12, day=7))

    assert filled(early_monday, worker) == 0
    assert filled(a_slot("later", hours(7, 12, day=7)), worker) == 1


def test_slots_before_and_after_a_promised_week_leave_it_one_rest_together() -> None:
    promised = a_worker(
        duties=weekdays(week=1)[1:], booked=(hours(9, 20, day=12),), bank_minutes_a_week=3000
    )
    night_before = a_slot("night before", hours(20, 30, day=6))

    assert filled(night_before, a_slot("after", hours(6, 12, day=14)), promised) == 1
    assert filled(night_before, a_slot("later", hours(7, 12, day=14)), promised) == 2


def test_a_duty_displaced_by_one_slot_may_give_the_rest_that_two_others_need() -> None:
    weekend = [a_slot("sat", hours(17, 21, day=5)), a_slot("sun", hours(12, 20, day=6))]
    thursday_night = a_slot("thu", hours(20, 30, day=3))
    at_home = a_worker(duties=(*weekdays(), *weekdays(week=1)))

    assert filled(*weekend, at_home) == 1
    assert filled(*weekend, thursday_night, at_home) == 3


def test_a_pinned_pair_stays_though_another_plan_were_better() -> None:
    plan = solved(
        a_slot("low", tier=4), a_slot("high", tier=1), a_worker(), pins=(("ada", "low"),)
    )

    assert who_does_what(plan) == {"low": "ada"}


def test_a_pin_holds_its_own_slot_among_alike_ones() -> None:
    heads = [a_slot(f"duty-{n}", request="duty") for n in range(2)]
    plan = solved(*heads, a_worker("ada"), a_worker("bea"), pins=(("bea", "duty-0"),))

    assert who_does_what(plan) == {"duty-0": "bea", "duty-1": "ada"}


def test_cliques_hold_every_clashing_two_and_no_others() -> None:
    clashing = np.eye(6, dtype=np.bool_)
    for one, other in [(0, 1), (1, 2), (0, 2), (2, 3), (4, 5)]:
        clashing[one, other] = clashing[other, one] = True

    found = list(cliques(clashing))

    covered = {two for group in found for two in combinations(group, 2)}
    assert covered == {(0, 1), (1, 2), (0, 2), (2, 3), (4, 5)}
    assert [0, 1, 2] in found
