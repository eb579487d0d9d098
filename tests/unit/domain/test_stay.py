"""What is expected of a stay with one host, step by step: TRV-1 and TUPE-1."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from staffbank.domain.expansion import last_day
from staffbank.domain.london import day_of
from staffbank.domain.period import Period
from staffbank.domain.stay import Stay, Step, stay

FIRST = date(2026, 1, 5)  # a Monday
FULL_TIME = Decimal(37)


def worked(
    since: date, until: date, *, days: int = 5, hours: float = 7.9
) -> tuple[Period, ...]:
    """So many days a week, of so many hours at work, half an hour of it a break."""
    every = (since + timedelta(days=number) for number in range((until - since).days + 1))
    begins = [datetime(day.year, day.month, day.day, 9, tzinfo=UTC) for day in every]
    return tuple(
        Period(begin, begin + timedelta(hours=hours))
        for begin in begins
        if begin.weekday() < days
    )


def told(*steps: Step, weekly_hours: Decimal = FULL_TIME) -> Stay:
    """The stay of the last step."""
    return stay(steps, of=steps[-1].sessions[-1], weekly_hours=weekly_hours)


def months_on(months: int) -> date:
    """The first day after so many months."""
    return last_day(FIRST, months) + timedelta(days=1)


def test_17_months_and_3_and_6_end_relief_with_the_last_only() -> None:
    at_first = Step(date(2025, 12, 1), worked(FIRST, last_day(FIRST, 17)))
    more = Step(date(2027, 5, 3), worked(months_on(17), last_day(FIRST, 20)))
    last = Step(date(2027, 8, 2), worked(months_on(20), last_day(FIRST, 26)))

    assert told(at_first, more).relief_ends_on is None
    assert told(at_first, more, last).relief_ends_on == date(2027, 8, 2)
    assert len(told(at_first, more, last).history) == 3


def test_three_placements_of_a_year_in_a_row_are_more_than_24_months() -> None:
    years = [
        Step(
            months_on(12 * number) - timedelta(days=30),
            worked(months_on(12 * number) + timedelta(days=14), months_on(12 * number + 12)),
        )
        for number in range(3)
    ]

    assert told(*years[:2]).relief_ends_on is None
    assert told(*years).relief_ends_on == years[2].known_on
    warned = told(*years[:2]).warned
    assert warned is not None
    assert warned.rule == "TUPE-1"


def test_a_gap_of_more_than_four_weeks_begins_another_stay() -> None:
    before = Step(FIRST, worked(FIRST, last_day(FIRST, 20)))
    since = day_of(before.sessions[-1].end) + timedelta(days=31)

    again = told(before, Step(since, worked(since, since + timedelta(days=200))))

    assert len(again.history) == 1
    assert (again.relief_ends_on, again.warned) == (None, None)


@pytest.mark.parametrize(
    ("weekly_hours", "share"), [(Decimal("18.5"), "0.54"), (FULL_TIME, "0.27")]
)
def test_the_share_is_of_her_own_week(weekly_hours: Decimal, share: str) -> None:
    ten_hours = worked(FIRST, last_day(FIRST, 30), days=2, hours=5)

    found = told(Step(FIRST, ten_hours), weekly_hours=weekly_hours)

    assert round(found.history[-1].share, 2) == Decimal(share)
    assert (found.relief_ends_on is None) is (share == "0.27")


def test_two_teams_of_one_host_at_once_are_one_stay() -> None:
    both = [
        Step(FIRST, worked(FIRST, last_day(FIRST, 30), days=2, hours=4)),
        Step(date(2026, 2, 2), _afternoons()),
    ]

    assert told(both[0]).relief_ends_on is None
    assert told(*both).relief_ends_on == date(2026, 2, 2)


def _afternoons() -> tuple[Period, ...]:
    later = timedelta(hours=5)
    mornings = worked(FIRST, last_day(FIRST, 30), days=2, hours=4)
    return tuple(Period(each.start + later, each.end + later) for each in mornings)
