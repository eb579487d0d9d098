"""When a worker offers her time, and when she works at home.

London's wall clock, until `expansion` turns it into moments.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum


class OverlappingAvailability(ValueError):
    """Two entries of one kind cover the same time; the message names both."""


class NotAWindow(ValueError):
    """A window ends before it starts, or has no length; the message names its ends."""


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
