"""When the work of a request is."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class TimesView:
    """When a request's work is, as it was asked for; `weekdays` count from 0, a Monday."""

    first_day: date
    since: time
    until: time
    weekdays: tuple[int, ...] = ()
    weeks: int | None = None
    months: int | None = None
