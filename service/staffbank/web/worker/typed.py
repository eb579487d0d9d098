"""Days, times and numbers as they are typed."""

import re
from datetime import UTC, date, datetime, time

from staffbank.domain.period import Period
from staffbank.web.form import day_typed


def a_day(text: str) -> date | None:
    """A day, as `2026-05-03` or `3/5/2026`; None where it is none."""
    try:
        if "/" in text:
            day, month, year = map(int, text.split("/"))
            text = date(year, month, day).isoformat()
        return day_typed(text)
    except (ValueError, OverflowError):
        return None


def a_time(text: str) -> time | None:
    """A time in whole minutes, as `09:00` or `9.00`; None where it is none."""
    hour, _, minute = text.replace(".", ":").partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except (ValueError, OverflowError):
        return None


def a_number(text: str) -> int | None:
    """A whole number of at most nine digits, nothing for 0; None where it is none."""
    return int(text or 0) if re.fullmatch("[0-9]{0,9}", text) else None


def a_period(start: str, end: str) -> Period:
    """A stretch of the API's."""
    return Period(a_moment(start), a_moment(end))


def a_moment(text: str) -> datetime:
    """A moment of the API's, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)
