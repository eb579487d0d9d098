"""Miles and the tax on them: TRV-1 and TRV-2."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.mileage import RATE, RATE_AFTER, paid_for, tax_year
from staffbank.domain.temporary_workplace import Expectation, is_temporary, relief_ends_on

WORK = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("miles", "on", "claimed", "pence"),
    [
        (100, date(2026, 4, 6), 0, 5_500),
        (100, date(2026, 4, 5), 0, 4_500),
        (100, WORK, 9_950, 50 * 55 + 50 * 25),  # the journey that crosses the step
        (100, WORK, 10_000, 2_500),
        (0, WORK, 0, 0),
    ],
)
def test_a_mile_is_paid_at_its_rate(miles: int, on: date, claimed: int, pence: int) -> None:
    assert paid_for(miles, on=on, claimed=claimed) == pence


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 12_000))
def test_two_journeys_are_paid_as_one(one: int, other: int, claimed: int) -> None:
    together = paid_for(one + other, on=WORK, claimed=claimed)

    first = paid_for(one, on=WORK, claimed=claimed)
    assert together == first + paid_for(other, on=WORK, claimed=claimed + one)


def test_a_tax_year_begins_on_the_sixth_of_april() -> None:
    assert tax_year(date(2026, 4, 5)) == date(2025, 4, 6)
    assert tax_year(date(2026, 4, 6)) == date(2026, 4, 6)


def test_the_rates_are_said_to_be_unverified() -> None:
    assert not RATE.verified
    assert not RATE_AFTER.verified


def expected(
    last_day: date, share: str = "1", known_on: date = date(2026, 1, 5)
) -> Expectation:
    """A placement from 5 January 2026."""
    return Expectation(known_on, date(2026, 1, 5), last_day, Decimal(share))


@pytest.mark.parametrize(
    ("last_day", "share", "temporary"),
    [
        (date(2028, 1, 4), "1", True),  # 24 months to the day
        (date(2028, 1, 5), "1", False),
        (date(2030, 1, 1), "0.39", True),
        (date(2030, 1, 1), "0.4", False),
    ],
)
def test_24_months_at_40_percent(last_day: date, share: str, temporary: object) -> None:
    assert is_temporary(expected(last_day, share)) is temporary


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [
        (date(2026, 1, 31), date(2028, 1, 30)),
        (date(2028, 2, 29), date(2030, 2, 28)),
    ],
)
def test_24_months_end_the_day_before_the_anniversary(first_day: date, last_day: date) -> None:
    def until(day: date) -> bool:
        return is_temporary(Expectation(first_day, first_day, day, Decimal(1)))

    assert (until(last_day), until(last_day + timedelta(days=1))) == (True, False)


def test_relief_stops_when_the_expectation_changes() -> None:
    """17 months, then 3 more, then 6 more: from the last extension on the way is taxed."""
    second, third = date(2027, 5, 20), date(2027, 8, 25)
    history = [
        expected(date(2027, 6, 4)),
        expected(date(2027, 9, 4), known_on=second),
        expected(date(2028, 3, 4), known_on=third),
    ]

    assert relief_ends_on(history) == third
    assert relief_ends_on(history[:2]) is None
