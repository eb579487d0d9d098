"""When a worker works in her home post, in real time."""

from datetime import date, timedelta

from staffbank.domain.london import each_week, stretch
from staffbank.domain.offered import leave_days, offered
from staffbank.domain.period import Period, overlapping
from staffbank.domain.worker import Worker


def home_work(
    worker: Worker, first: date, last: date, *, leave_taken: bool = True
) -> tuple[Period, ...]:
    """Her home sessions, each whole, that begin from `first` to `last`, both included.

    None begins on a day of leave, unless asked for as if none were taken. Bank holidays
    count as worked: the home employer knows.
    """
    away = leave_days(worker.availability, first, last) if leave_taken else frozenset()
    found = (
        stretch(day, hours.since, hours.until)
        for hours in worker.home_hours
        for day in each_week(hours.weekday, first, last)
        if day not in away
    )
    return tuple(sorted(session for session in found if session is not None))


def fixed_home_work(worker: Worker, first: date, last: date) -> tuple[Period, ...]:
    """The home sessions that she does not offer to be released from, wholly or in part."""
    morning_after = last + timedelta(days=1)
    instead = offered(worker.availability, first, morning_after).instead
    return tuple(
        session
        for session in home_work(worker, first, last)
        if not overlapping(instead, session)
    )
