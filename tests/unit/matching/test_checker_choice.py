"""The checker knows what one worker may take of a request, and how many may."""

from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.checker import faults
from staffbank_matching.checker_choice import choices_of, parts_of, run_of, weekdays_of
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import DAY, WEEK, Figures, Request, Stretch
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours, weekdays
from tests.unit.matching.plans import a_plan, does

FOUR_WEEKS = tuple(session for week in range(4) for session in weekdays(week=week))
FIGURES = Figures(tuple(week * WEEK for week in range(5)))
NOT_A_CHOICE = "ada on duty: the sessions are no choice that it leaves."


def all_week(**given: Any) -> Request:
    return a_request("duty", *FOUR_WEEKS, **given)


def on(*days: int) -> tuple[Stretch, ...]:
    return tuple(session for session in FOUR_WEEKS if session[0] // DAY % 7 in days)


def found_in(request: Request, *made: Assignment) -> list[str]:
    """The faults of a plan in which each of these assignments has the points told."""
    problem = a_problem(request, a_worker("ada"), a_worker("bea"), a_worker("cem"))
    return faults(a_plan(problem, *made), problem)


@pytest.mark.parametrize(
    ("request_", "sessions"),
    [
        (all_week(), weekdays()),
        (all_week(days_a_week=2), on(1)),
        (all_week(days_a_week=2), on(1, 2, 3)),
        (all_week(days_a_week=2), on(1, 2)[1:]),
        (all_week(days_a_week=2), (*on(1, 2)[:-1], hours(9, 16, day=23))),
        (all_week(days_a_week=7), on(0, 1, 2, 3)),
        (all_week(block_weeks=2), weekdays()),
        (all_week(block_weeks=2), FOUR_WEEKS[5:15]),
        (all_week(block_weeks=1), (*weekdays(), *weekdays(week=2))),
        (all_week(block_weeks=1), weekdays()[1:]),
        (all_week(block_weeks=1), weekdays(9, 16)),
    ],
    ids=[
        "a part of a whole",
        "too few days",
        "too many days",
        "another day in one week",
        "a day cut short",
        "fewer days than there are",
        "half a block",
        "two halves of blocks",
        "a gap between blocks",
        "a block short of a day",
        "other hours",
    ],
)
def test_sessions_that_are_no_choice_are_found(
    request_: Request, sessions: tuple[Stretch, ...]
) -> None:
    assert found_in(request_, does("ada", request_, *sessions))[0] == NOT_A_CHOICE


def test_no_sessions_at_all_are_no_choice() -> None:
    nothing = replace(does("ada", all_week()), sessions=())

    assert found_in(all_week(), nothing) == [NOT_A_CHOICE]


@pytest.mark.parametrize(
    ("request_", "sessions", "points"),
    [
        (all_week(), FOUR_WEEKS, {}),
        (all_week(days_a_week=2), on(1, 3), {}),
        (all_week(days_a_week=5), FOUR_WEEKS, {}),
        (all_week(block_weeks=2), FOUR_WEEKS[:10], {}),
        (all_week(block_weeks=1), FOUR_WEEKS[5:15], {"next_block": 20}),
        (all_week(block_weeks=1), FOUR_WEEKS, {"next_block": 60}),
        (all_week(block_weeks=3), FOUR_WEEKS[15:], {}),
    ],
    ids=["whole", "two days", "all days", "a block", "two blocks", "all blocks", "short block"],
)
def test_sessions_that_are_a_choice_are_no_fault(
    request_: Request, sessions: tuple[Stretch, ...], points: dict[str, int]
) -> None:
    assert found_in(request_, does("ada", request_, *sessions, **points)) == []


def test_every_choice_of_days_or_blocks_is_one_and_there_are_no_others() -> None:
    days = all_week(days_a_week=2)
    blocks = all_week(block_weeks=1)

    assert len({sessions for sessions, _ in choices_of(days, FIGURES)}) == 10
    assert [run for _, run in choices_of(blocks, FIGURES)] == [
        range(first, last) for first in range(4) for last in range(first + 1, 5)
    ]
    assert list(choices_of(all_week(), FIGURES)) == [(FOUR_WEEKS, range(1))]
    for request in (days, blocks):
        for sessions, run in choices_of(request, FIGURES):
            assert run_of(request, sessions, FIGURES) == run


def test_blocks_are_counted_from_the_first_session_and_empty_ones_are_none() -> None:
    """Weeks 1 and 3 with nothing between: blocks of a week touch, and a run has both."""
    apart = a_request("duty", *weekdays(week=1), *weekdays(week=3), block_weeks=1)

    assert found_in(apart, does("ada", apart, next_block=20)) == []
    assert run_of(apart, weekdays(week=3), FIGURES) == range(1, 2)


def test_a_day_keeps_its_name_in_a_week_in_which_the_clocks_change() -> None:
    """That Sunday has 23 or 25 hours, and every day after it starts with the new week."""
    spring, autumn = Figures((0, WEEK - 60, 2 * WEEK)), Figures((0, WEEK + 60, 2 * WEEK))
    request = a_request(
        "duty", (WEEK - 200, WEEK - 100), (WEEK - 60, WEEK), (WEEK + 60, WEEK + 90)
    )

    assert weekdays_of(request, spring) == [6, 0, 0]
    assert weekdays_of(request, autumn) == [6, 6, 0]


def test_the_last_hour_of_a_day_is_of_the_next_one() -> None:
    request = a_request("duty", (DAY - 61, DAY - 60), (DAY - 60, DAY))

    assert weekdays_of(request, FIGURES) == [0, 1]


def test_a_block_is_of_whole_weeks_from_the_first_session_on() -> None:
    """Of weeks 1, 2 and 3 the first two are a block; a Sunday night is of the week before."""
    monday, sunday_night = hours(9, 17, day=7), hours(22, 30, day=13)
    request = a_request("duty", monday, sunday_night, *weekdays(week=2), *weekdays(week=3))

    assert [len(part) for part in parts_of(replace(request, block_weeks=2), FIGURES)] == [7, 5]
    assert [len(part) for part in parts_of(replace(request, block_weeks=1), FIGURES)] == [
        2,
        5,
        5,
    ]


def test_a_seat_that_is_filled_twice_is_found() -> None:
    request = a_request()

    assert found_in(request, does("ada", request), does("bea", request)) == [
        "Request duty has 2 workers in part 1, and seats for 1."
    ]


def test_a_worker_in_two_seats_is_found() -> None:
    request = a_request(days_a_week=1, seats=2)

    assert found_in(request, does("ada", request), does("ada", request))[:2] == [
        "ada on duty: she is placed 2 times.",
        "ada is in two places at 540.",
    ]


def test_two_workers_in_one_block_are_found() -> None:
    request = all_week(block_weeks=2, seats=1)
    first, second = FOUR_WEEKS[:10], FOUR_WEEKS[10:]

    assert found_in(request, does("ada", request, *first), does("bea", request, *second)) == []
    assert found_in(
        request,
        does("ada", request, *FOUR_WEEKS, next_block=20),
        does("bea", request, *second),
    ) == ["Request duty has 2 workers in part 2, and seats for 1."]


def test_runs_that_touch_or_overlap_are_found() -> None:
    request = all_week(block_weeks=1, seats=2)
    first, second, third = (
        does("ada", request, *weekdays(week=0)),
        does("ada", request, *weekdays(week=1)),
        does("ada", request, *weekdays(week=2)),
    )
    touching = "ada on duty: two of her runs of blocks touch, and should be one."

    assert found_in(request, first, third) == []
    assert found_in(request, first, second) == [touching]
    assert found_in(request, first, first)[0] == touching


def test_a_request_that_may_only_be_filled_whole_is_not_filled_in_part() -> None:
    request = a_request(seats=2, part_worth=0)

    assert found_in(request) == []
    assert found_in(request, does("ada", request), does("bea", request)) == []
    assert found_in(request, does("ada", request)) == [
        "Request duty is filled in part; it may only be filled whole."
    ]
