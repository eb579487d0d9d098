import pytest

from staffbank_matching.eligibility import CODES, eligibility
from staffbank_matching.problem import Need, Slot, Worker
from tests.unit.matching.builders import (
    WALSALL,
    a_problem,
    a_slot,
    a_worker,
    hours,
    solved,
    weekdays,
)


def reasons(worker: Worker, slot: Slot) -> tuple[str, ...]:
    return eligibility(a_problem(worker, slot)).reasons(0, 0)


def test_a_worker_with_all_that_is_asked_is_eligible() -> None:
    asked = a_slot(needs=(Need("CP", 2),), place=WALSALL)

    assert reasons(a_worker(skills={"CP": 2}), asked) == ()


def test_a_placement_is_at_another_council() -> None:
    assert reasons(a_worker(home="walsall"), a_slot()) == ("own_council",)


def test_a_role_that_is_not_asked_for_does_not_do() -> None:
    assert reasons(a_worker(role="TM"), a_slot(roles=("SW", "SSW"))) == ("role",)


def test_a_skill_below_its_level_does_not_do() -> None:
    asked = a_slot(needs=(Need("CP", 2), Need("COURT", 1)))

    assert reasons(a_worker(skills={"CP": 1, "COURT": 3}), asked) == ("skill",)


def test_a_worker_is_not_sent_where_she_will_not_work() -> None:
    assert reasons(a_worker(barred_hosts=frozenset({"walsall"})), a_slot()) == ("barred_host",)


def test_work_beyond_her_reach_is_not_hers() -> None:
    assert reasons(a_worker(reach_km=10.7), a_slot(place=WALSALL)) == ("travel",)
    assert reasons(a_worker(reach_km=10.8), a_slot(place=WALSALL)) == ()


def test_remote_work_is_within_everybodys_reach() -> None:
    assert reasons(a_worker(reach_km=0), a_slot(place=None)) == ()


def test_one_session_outside_her_free_time_is_one_too_many() -> None:
    two_days = a_slot("two days", hours(9, 17), hours(9, 17, day=1))

    assert reasons(a_worker(free=(hours(9, 17),)), two_days) == ("availability",)
    assert reasons(a_worker(free=(hours(9, 17), hours(9, 17, day=1))), two_days) == ()


def test_work_before_she_is_first_free_is_not_hers() -> None:
    assert reasons(a_worker(free=(hours(9, 17, day=1),)), a_slot()) == ("availability",)


def test_free_stretches_that_touch_are_one() -> None:
    night = a_slot("night", hours(20, 30))

    assert reasons(a_worker(free=(hours(0, 24), hours(24, 48))), night) == ()


def test_a_worker_who_offers_nothing_is_not_available() -> None:
    assert reasons(a_worker(free=()), a_slot()) == ("availability",)


def test_a_promised_session_leaves_no_room_beside_it_for_too_little_rest() -> None:
    evening = a_slot("evening", hours(17, 23))

    assert reasons(a_worker(booked=(hours(9, 17),)), evening) == ("booked",)
    assert reasons(a_worker(booked=(hours(10, 17),)), evening) == ()


def test_a_slot_whose_own_sessions_leave_too_little_rest_is_for_nobody() -> None:
    split = a_slot("split", hours(6, 10), hours(18, 22))

    assert reasons(a_worker(), split) == ("rest",)


def test_a_session_longer_than_a_day_may_be_is_for_nobody() -> None:
    assert reasons(a_worker(), a_slot("sleepless", hours(8, 21.5))) == ("rest",)


def test_a_whole_weekend_beside_a_full_week_at_home_leaves_no_weekly_rest() -> None:
    weekend = a_slot("weekend", hours(9, 17, day=5), hours(9, 17, day=6))
    at_home = (*weekdays(), *weekdays(week=1))

    assert reasons(a_worker(duties=at_home), weekend) == ("rest",)
    assert reasons(a_worker(duties=weekdays()[:4]), weekend) == ()


def test_three_short_sessions_may_chain_into_a_day_that_is_too_long() -> None:
    midday = a_slot("midday", hours(12, 20))
    at_home = (hours(8, 10), hours(21, 23))

    assert reasons(a_worker(duties=at_home), midday) == ("rest",)


def test_one_week_above_her_own_limit_is_too_much() -> None:
    assert reasons(a_worker(bank_minutes_a_week=479), a_slot()) == ("hours",)
    assert reasons(a_worker(bank_minutes_a_week=480), a_slot()) == ()


def test_promised_sessions_count_towards_her_own_limit() -> None:
    busy = a_worker(bank_minutes_a_week=900, booked=(hours(9, 17, day=3),))

    assert reasons(busy, a_slot()) == ("hours",)


def test_home_and_bank_work_together_stay_within_the_working_week() -> None:
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2880)
    saturday = a_slot("saturday", hours(9, 18, day=5))

    assert reasons(full_time, saturday) == ("hours",)


def test_a_duty_that_the_bank_displaces_is_not_worked() -> None:
    full_time = a_worker(duties=weekdays(), working_minutes_a_week=2400)

    assert reasons(full_time, a_slot("tuesday", hours(9, 17, day=1))) == ()


def test_a_duty_that_a_promised_session_displaces_is_not_worked_either() -> None:
    promised = a_worker(
        duties=weekdays(), booked=(hours(9, 17, day=1),), working_minutes_a_week=2880
    )

    assert reasons(promised, a_slot("saturday", hours(9, 17, day=5))) == ()
    assert reasons(promised, a_slot("saturday", hours(9, 17.1, day=5))) == ("hours",)


def test_who_has_opted_out_may_work_longer() -> None:
    opted_out = a_worker(duties=weekdays(), working_minutes_a_week=None)

    assert reasons(opted_out, a_slot("saturday", hours(9, 18, day=5))) == ()


def test_a_session_belongs_to_the_week_in_which_it_starts() -> None:
    sunday_night = a_slot("night", hours(20, 30, day=6))
    monday_full = a_worker(bank_minutes_a_week=600, booked=(hours(17, 24, day=8),))

    assert reasons(monday_full, sunday_night) == ()


def test_every_reason_is_told_not_only_the_first() -> None:
    stranger = a_worker(role="TM", reach_km=1, free=(), barred_hosts=frozenset({"walsall"}))

    assert reasons(stranger, a_slot(place=WALSALL)) == (
        "role",
        "barred_host",
        "travel",
        "availability",
    )


def test_the_funnel_counts_who_fails_and_who_fails_first() -> None:
    plan = solved(
        a_slot("night", hours(20, 30), place=WALSALL),
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
            "barred_host",
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
    (open_slot,) = solved(a_slot(place=WALSALL), *members).unfilled

    assert open_slot.main_reason == reason


def test_a_slot_whose_candidates_are_needed_elsewhere_says_so() -> None:
    plan = solved(a_slot("first", tier=1), a_slot("second", tier=3), a_worker())

    (second,) = plan.unfilled

    assert (second.slot, second.main_reason, second.eligible) == ("second", "all_taken", 1)


def test_a_region_without_slots_or_workers_is_answered() -> None:
    assert solved().assignments == ()
    assert solved(a_worker()).unfilled == ()
