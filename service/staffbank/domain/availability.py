"""When a worker offers her time, and when she works at home.

London's wall clock, until `expansion` turns it into moments.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from hashlib import sha256
from itertools import pairwise

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
A_MONDAY = datetime(2026, 3, 2)  # noqa: DTZ001 the clock on the wall


class OverlappingAvailability(ValueError):
    """Two entries of one kind cover the same time; the message names both."""


class NotAWindow(ValueError):
    """Hours that cannot be: without length, or not in whole minutes. The message names them."""


def check_whole_minutes(*clocks: time) -> None:
    """Do nothing where each is a whole minute, as every time of the bank is.

    Raises:
        NotAWindow: one has seconds.
    """
    for clock in clocks:
        if clock.second or clock.microsecond:
            raise NotAWindow(f"{clock} is not a whole minute: say {clock:%H:%M}")


@dataclass(frozen=True, order=True)
class WeeklyHours:
    """Hours that come back each week. `weekday` 0 is Monday.

    `until` at or before `since` means the next day: 22:00 to 06:00 is a night.
    """

    weekday: int
    since: time
    until: time

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:  # noqa: PLR2004 a week has seven days
            raise NotAWindow(f"weekday {self.weekday} is none of 0 (Monday) to 6 (Sunday)")
        check_whole_minutes(self.since, self.until)


class Instead(Enum):
    """Whether offered time replaces work in the home post (released) or comes on top of it."""

    OF_HOME_WORK = "of_home_work"
    ON_TOP = "on_top"


@dataclass(frozen=True)
class WeeklyOffer:
    """Time offered every week, from `first_day` to `last_day`, both included."""

    hours: WeeklyHours
    first_day: date
    last_day: date
    instead: Instead = Instead.ON_TOP

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise NotAWindow(f"{self.last_day} comes before {self.first_day}")


@dataclass(frozen=True)
class Window:
    """Time offered once: from `since` on `first_day` to `until` on `last_day`."""

    first_day: date
    since: time
    last_day: date
    until: time
    instead: Instead = Instead.ON_TOP

    def __post_init__(self) -> None:
        check_whole_minutes(self.since, self.until)
        if (self.last_day, self.until) <= (self.first_day, self.since):
            raise NotAWindow(
                f"{self.last_day} {self.until:%H:%M} does not come after "
                f"{self.first_day} {self.since:%H:%M}"
            )


class BlockReason(Enum):
    """Why time is blocked."""

    LEAVE = "leave"  # annual leave approved at home: WT-13
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class BlockOut:
    """Whole days on which nothing is offered, whatever the pattern says; both days included."""

    first_day: date
    last_day: date
    reason: BlockReason = BlockReason.UNAVAILABLE

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise NotAWindow(f"{self.last_day} comes before {self.first_day}")


@dataclass(frozen=True)
class Availability:
    """Everything a worker has said about her time. Entries of one kind never overlap."""

    weekly: tuple[WeeklyOffer, ...] = ()
    windows: tuple[Window, ...] = ()
    block_outs: tuple[BlockOut, ...] = ()

    @property
    def digest(self) -> str:
        """Names all of it: whoever replaces it says by this what she has read."""
        return sha256(repr(self).encode()).hexdigest()


def first_overlap(week: Sequence[WeeklyHours]) -> tuple[WeeklyHours, WeeklyHours] | None:
    """Two entries that cover the same time, a night into the next day included, if any do.

    The week is a ring: a Sunday night runs into Monday.
    """
    ordered = sorted(week)
    if len(ordered) < 2:  # noqa: PLR2004 a pair
        return None
    for one, other in pairwise(ordered):
        if _start(other) < _start(one) + length(one):
            return one, other
    last, first = ordered[-1], ordered[0]
    if _start(first) + ONE_WEEK < _start(last) + length(last):
        return last, first
    return None


def hours_a_week(week: Iterable[WeeklyHours]) -> timedelta:
    """All hours of the week, breaks included."""
    return sum(map(length, week), timedelta())


def length(hours: WeeklyHours) -> timedelta:
    """From since to until, which is the next day's where it is not later."""
    since, until = _of_day(hours.since), _of_day(hours.until)
    return until - since if since < until else until + ONE_DAY - since


def in_words(hours: WeeklyHours) -> str:
    """`Monday 09:00 to 17:00`."""
    weekday = A_MONDAY + hours.weekday * ONE_DAY
    return f"{weekday:%A} {hours.since:%H:%M} to {hours.until:%H:%M}"


def _start(hours: WeeklyHours) -> timedelta:
    return hours.weekday * ONE_DAY + _of_day(hours.since)


def _of_day(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
