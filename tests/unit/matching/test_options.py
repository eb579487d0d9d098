"""What one worker may take of a request: all, some weekdays, or some blocks of weeks."""

from dataclasses import replace

import pytest

from staffbank_matching import options
from staffbank_matching.aims import Aims, Worth
from staffbank_matching.problem import WEEK, NotAProblem, Stretch
from staffbank_matching.solver import solve
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours, weekdays
from tests.unit.matching.proven import best, filled, takers

MONTH = tuple(session for week in range(4) for session in weekdays(week=week))
BLOCK = {"block_weeks": 1, "seats": 1}


def days_of(sessions: tuple[Stretch, ...]) -> set[int]:
    return {start // 1440 % 7 for start, _ in sessions}


def test_a_worker_does_the_same_weekdays_in_each_week() -> None:
    (made,) = best(a_request("two", *MONTH, days_a_week=2), a_worker()).assignments

    assert len(made.sessions) == 8
    assert len(days_of(made.sessions)) == 2


def test_the_days_are_those_on_which_she_can_come() -> None:
    free = tuple(hours(8, 18, day=7 * week + day) for week in range(4) for day in (1, 3))

    (made,) = best(a_request("two", *MONTH, days_a_week=2), a_worker(free=free)).assignments

    assert days_of(made.sessions) == {1, 3}


def test_one_day_is_no_two_days() -> None:
    free = tuple(hours(8, 18, day=7 * week + 1) for week in range(4))

    assert filled(a_request("two", *MONTH, days_a_week=2), a_worker(free=free)) == 0


def test_a_day_is_the_same_one_after_the_clocks_have_changed() -> None:
    weeks = (0, WEEK - 60, 2 * WEEK - 60, 3 * WEEK - 60)  # an hour is lost in the first
    mondays = tuple((monday + 30, monday + 90) for monday in weeks[:3])
    problem = a_problem(a_request("one", *mondays, days_a_week=1), a_worker())

    plan = solve(replace(problem, figures=replace(problem.figures, weeks=weeks)), seconds=600)

    assert plan.assignments[0].sessions == mondays


def test_two_requests_for_two_days_share_her_week_between_them() -> None:
    both = [a_request(name, *MONTH, days_a_week=2) for name in ("one", "other")]

    made = best(*both, a_worker()).assignments

    assert not days_of(made[0].sessions) & days_of(made[1].sessions)


@pytest.mark.parametrize("choice", [{"days_a_week": 2}, BLOCK], ids=["days", "blocks"])
def test_more_choices_than_there_is_room_for_are_refused(
    choice: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "MOST_LISTED", 30)

    with pytest.raises(NotAProblem, match="'wide' come to more than 30 sessions; give"):
        solve(a_problem(a_request("wide", *MONTH, **choice), a_worker()), seconds=0)


def test_days_that_leave_her_the_most_are_chosen() -> None:
    fixed = [a_request(f"fixed {day}", hours(9, 17, day=day), value=5) for day in (0, 1, 2)]

    plan = best(a_request("two", *weekdays(), days_a_week=2, value=5), *fixed, a_worker())

    assert len(plan.assignments) == 4


def test_a_shared_seat_is_done_in_turn_by_whole_blocks() -> None:
    early = a_worker("early", free=((0, 14 * 1440),))
    late = a_worker("late", free=((14 * 1440, 28 * 1440),))

    plan = best(a_request("seat", *MONTH, block_weeks=2), early, late)

    assert [(made.worker, len(made.sessions)) for made in plan.assignments] == [
        ("early", 10),
        ("late", 10),
    ]
    assert plan.unfilled == ()


def test_the_same_worker_for_the_whole_is_better_than_one_for_each_block() -> None:
    plan = best(a_request("seat", *MONTH, **BLOCK), a_worker("ada"), a_worker("bea"))

    (made,) = plan.assignments

    assert made.parts["next_block"] == 60


def test_a_block_in_the_middle_that_nobody_takes_leaves_the_seat_open() -> None:
    away = a_worker(free=((0, 7 * 1440), (14 * 1440, 28 * 1440)))

    plan = best(a_request("seat", *MONTH, **BLOCK), away)

    assert [len(made.sessions) for made in plan.assignments] == [5, 10]
    assert [(told.request, told.open_seats) for told in plan.unfilled] == [("seat", 1)]


def test_an_assignment_before_that_named_no_blocks_is_kept_by_one_of_its_runs() -> None:
    away = a_worker("ada", free=((0, 7 * 1440), (14 * 1440, 28 * 1440)))
    first_week = a_worker("bea", free=((0, 7 * 1440),))
    before = [("ada", "seat"), ("bea", "seat")]

    plan = best(a_request("seat", *MONTH, **BLOCK), away, first_week, previous=before)

    assert {level.name: level.value for level in plan.levels}["kept"] == 2


def test_whole_or_not_at_all() -> None:
    pair = a_request("pair", seats=2, part_worth=0)

    assert filled(pair, a_worker("ada")) == 0
    assert filled(pair, a_worker("ada"), a_worker("bea")) == 2


def test_whole_or_not_at_all_holds_for_blocks_too() -> None:
    short = a_worker(free=((0, 7 * 1440),))

    assert filled(a_request("seat", *MONTH[:10], **BLOCK, part_worth=0), short) == 0
    assert filled(a_request("seat", *MONTH[:10], **BLOCK, part_worth=0), a_worker()) == 1


def test_half_of_a_team_that_counts_half_gives_way_to_a_seat_that_counts_whole() -> None:
    team = a_request("team", seats=2, value=10, part_worth=50)
    other = a_request("other", value=6)

    assert takers(best(team, other, a_worker())) == {("ada", "other")}
    assert takers(best(team, other, a_worker("a"), a_worker("b"))) == {
        ("a", "team"),
        ("b", "team"),
    }


def test_a_seat_for_some_days_is_worth_those_days() -> None:
    aims = Aims(Worth.HOUR)
    two_days = a_request("two", *weekdays(), days_a_week=2)

    plan = best(two_days, a_worker(), aims=aims)

    assert [(told.filled, told.wanted) for told in plan.coverage] == [(16, 16)]


def test_uneven_days_count_by_their_mean_to_the_minute() -> None:
    uneven = a_request("uneven", hours(9, 11.5), (1980, 2131), days_a_week=1)

    (told,) = best(uneven, a_worker(), aims=Aims(Worth.HOUR)).coverage

    assert told.wanted == 3  # 150 and a half minutes are more than two hours and a half


def test_a_weight_of_nothing_is_nothing_however_a_request_is_filled() -> None:
    lumpy = a_request("lumpy", seats=2, part_worth=50, tier=3)
    liked = a_request("liked", host="sandwell", tier=4)
    worker = a_worker(preferred_hosts=frozenset({"sandwell"}))

    plan = best(lumpy, liked, worker, aims=Aims(weights=(1, 1, 0, 0), fairness=False))

    assert takers(plan) == {("ada", "liked")}
    assert plan.certificate.value == 10
