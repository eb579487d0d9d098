"""Times as people in England say them, turned into moments."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from staffbank.domain.period import Period

LONDON = ZoneInfo("Europe/London")
YEARS = range(1900, 2200)  # of the days that the bank takes from anybody
CHANGE_OF_CLOCKS = time(1)  # in UTC, in spring and in autumn: SI 2002/262


@lru_cache(maxsize=16_384)  # a verdict on one person asks for the same few hundred many times
def moment(day: date, clock: time) -> datetime:
    """The moment, in UTC, at which London's clocks show `clock` on `day`.

    A later time is never an earlier moment: a time that the spring change skips (01:30 on
    29 March 2026) is the moment of the change, and one that comes twice in autumn is the
    first of the two.
    """
    said = datetime.combine(day, clock, tzinfo=LONDON)
    found = said.astimezone(UTC)
    skipped = found.astimezone(LONDON).replace(tzinfo=None) != said.replace(tzinfo=None)
    return datetime.combine(day, CHANGE_OF_CLOCKS, tzinfo=UTC) if skipped else found


def stretch(day: date, since: time, until: time) -> Period | None:
    """From `since` on `day` to `until`, which is the next day's where it is not later.

    Real time: a night over the spring change is an hour shorter than the clocks say, over the
    autumn change an hour longer. None where the spring change skips the whole of it.
    """
    start = moment(day, since)
    end = moment(day if since < until else day + timedelta(days=1), until)
    return Period(start, end) if start < end else None


def day_of(moment_in_utc: datetime) -> date:
    """The day that London's calendar shows at this moment."""
    return moment_in_utc.astimezone(LONDON).date()


def whole_day(day: date) -> Period:
    """From midnight to midnight in London: 24 hours, or 23 or 25 when the clocks change."""
    return whole_days(day, day)


def whole_days(first: date, last: date) -> Period:
    """From midnight at the start of `first` to midnight at the end of `last`."""
    return Period(moment(first, time()), moment(last + timedelta(days=1), time()))


def days(first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last`, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def each_week(weekday: int, first: date, last: date) -> Iterator[date]:
    """Each such weekday (0 is Monday) from `first` to `last`, both included."""
    ahead = (weekday - first.weekday()) % 7
    for number in range(ahead, (last - first).days + 1, 7):
        yield first + timedelta(days=number)


def week_of(day: date) -> date:
    """The Monday of that day's week, which starts between Sunday and Monday: reg. 11(6) WTR."""
    return day - timedelta(days=day.weekday())


def spoken(day: date) -> str:
    """`3 May 2026`."""
    return f"{day.day} {day:%B %Y}"


def spoken_moment(moment_in_utc: datetime) -> str:
    """`3 May 2026 at 14:30`, as London's clocks show it."""
    there = moment_in_utc.astimezone(LONDON)
    return f"{spoken(there.date())} at {there:%H:%M}"


def spoken_span(first: date, last: date) -> str:
    """`on 3 May 2026`, or `from 3 May 2026 to 9 May 2026`."""
    if first == last:
        return f"on {spoken(first)}"
    return f"from {spoken(first)} to {spoken(last)}"
