"""An answer within one calendar month; the clock stops while she is asked something."""

from datetime import date

import pytest

from staffbank.domain.law.subject_access import answer_due
from tests.builders import london


@pytest.mark.parametrize(
    ("received", "complex_request", "due"),
    [
        (date(2026, 3, 3), False, date(2026, 4, 3)),
        (date(2026, 1, 31), False, date(2026, 2, 28)),
        (date(2026, 3, 3), True, date(2026, 6, 3)),
        (date(2026, 11, 30), True, date(2027, 2, 28)),
    ],
)
def test_one_calendar_month_or_three(
    received: date,
    complex_request: bool,  # noqa: FBT001 a column of the table
    due: date,
) -> None:
    assert answer_due(received, complex_request=complex_request) == due


def test_the_clock_stops_while_she_is_asked_who_she_is() -> None:
    asked = london("2026-03-10 09:00", "2026-03-15 12:00")

    assert answer_due(date(2026, 3, 3), waited=[asked]) == date(2026, 4, 9)
