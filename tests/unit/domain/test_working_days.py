"""Working days in England."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.london import day_of, moment
from staffbank.domain.working_days import (
    KNOWN_UNTIL,
    BankHolidaysUnknown,
    is_working_day,
    working_days_after,
)
from tests.builders import clock


def at(text: str) -> datetime:
    """`2026-03-27 12:00` by London's clocks."""
    day, time = text.split()
    return moment(date.fromisoformat(day), clock(time))


@pytest.mark.parametrize(
    ("since", "number", "due"),
    [
        ("2026-11-23 09:00", 2, "2026-11-25 09:00"),
        ("2026-11-28 12:00", 2, "2026-12-01 12:00"),  # from a Saturday
        ("2026-12-24 10:00", 1, "2026-12-29 10:00"),  # over Christmas and its substitute day
        ("2026-04-02 09:00", 1, "2026-04-07 09:00"),  # over Easter
        ("2026-03-27 09:00", 1, "2026-03-30 09:00"),  # over the spring change: the same clock
        ("2026-10-23 09:00", 1, "2026-10-26 09:00"),  # over the autumn change
    ],
)
def test_bank_holidays_and_weekends_do_not_count(since: str, number: int, due: str) -> None:
    assert working_days_after(at(since), number) == at(due)


@given(st.dates(date(2026, 1, 1), date(2028, 6, 1)), st.integers(1, 30))
def test_so_many_working_days_lie_between(day: date, number: int) -> None:
    due = day_of(working_days_after(moment(day, clock("09:00")), number))

    between = (date.fromordinal(n) for n in range(day.toordinal() + 1, due.toordinal() + 1))
    assert sum(map(is_working_day, between)) == number
    assert is_working_day(due)


def test_after_the_last_known_year_it_says_so() -> None:
    with pytest.raises(BankHolidaysUnknown, match=str(KNOWN_UNTIL)):
        is_working_day(date(2029, 1, 2))
