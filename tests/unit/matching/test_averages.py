"""One test for each thing that a plan must keep."""

import pytest

from tests.unit.matching.builders import (
    a_request,
    a_worker,
    hours,
    weekdays,
)
from tests.unit.matching.proven import filled

NIGHTS = tuple(hours(23, 30, day=day) for day in range(28))


@pytest.mark.parametrize(
    ("history", "count"),
    [((2880,) * 16, 1), ((2880,) * 15 + (2881,), 0), ((), 1), ((9000,) + (2880,) * 16, 1)],
    ids=["just enough", "a minute more", "unknown", "long ago"],
)
def test_the_average_of_17_weeks_counts_those_before(
    history: tuple[int, ...], count: int
) -> None:
    worker = a_worker(average_minutes_a_week=2880, history=history, duties=weekdays())
    saturday = a_request("saturday", hours(9, 17, day=5))

    assert filled(saturday, worker, weeks=1) == count


def test_who_has_opted_out_of_the_average_may_work_longer() -> None:
    tired = a_worker(average_minutes_a_week=None, history=(4000,) * 16)

    assert filled(a_request(), tired) == 1


def test_two_requests_in_different_weeks_share_one_average() -> None:
    weeks_apart = [a_request(f"w{n}", hours(9, 17, day=21 * n)) for n in range(2)]

    assert filled(*weeks_apart, a_worker(average_minutes_a_week=239)) == 1
    assert filled(*weeks_apart, a_worker(average_minutes_a_week=240)) == 2


def test_night_workers_keep_to_eight_hours_a_day_opt_out_or_not() -> None:
    night = a_request("night", hours(22, 28, day=4))
    late = a_request("late", hours(15, 21, day=4))
    busy = a_worker(duties=weekdays(7, 17)[:4], history=(3000,))
    figures = {"nights": NIGHTS, "reference_weeks": 2, "weeks": 1}

    assert filled(late, busy, **figures) == 1
    assert filled(night, a_worker(duties=weekdays(7, 17)[:4], history=(3001,)), **figures) == 0
    assert filled(night, busy, **figures) == 1


def test_where_no_hours_are_night_nothing_is_night_work() -> None:
    busy = a_worker(duties=weekdays(), history=(2881,), average_minutes_a_week=3000)

    assert filled(a_request("sat", hours(9, 17, day=5)), busy, night_share=0, weeks=1) == 1


def test_a_session_belongs_to_the_week_in_which_it_starts() -> None:
    nights = [a_request(f"n{day}", hours(22, 30, day=day)) for day in (6, 8)]

    assert filled(*nights, a_worker(bank_minutes_a_week=480)) == 2
