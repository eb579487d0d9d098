"""Stretches of time, and the arithmetic of many of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import attrgetter


class NotAPeriod(ValueError):
    """`end` does not come after `start`, or a time is not in UTC; the message names both."""


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A stretch of time: `start` belongs to it, `end` does not. Both are in UTC.

    Python subtracts two times of one zone by the clock on the wall, so across a change of
    clocks London minus London is an hour out. UTC minus UTC never is.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not UTC or self.end.tzinfo is not UTC:
            raise NotAPeriod(f"times are kept in UTC: {self.start} to {self.end}")
        if self.end <= self.start:
            raise NotAPeriod(f"{self.end} does not come after {self.start}")

    @property
    def length(self) -> timedelta:
        """Time between start and end."""
        return self.end - self.start

    def overlaps(self, other: "Period") -> bool:
        """Say whether some moment belongs to both."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Period") -> bool:
        """Say whether every moment of `other` belongs to this one too."""
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: "Period") -> timedelta:
        """Free time between the two; zero where they touch or overlap."""
        if self.overlaps(other):
            return timedelta()
        first, second = sorted((self, other))
        return second.start - first.end

    def widened(self, by: timedelta) -> "Period":
        """The same stretch with `by` more on either side."""
        return Period(self.start - by, self.end + by)


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same moments as few stretches as can be, in order; those that touch become one."""
    found: list[Period] = []
    for period in sorted(periods, key=attrgetter("start")):
        if found and period.start <= found[-1].end:
            found[-1] = Period(found[-1].start, max(found[-1].end, period.end))
        else:
            found.append(period)
    return tuple(found)


def common(some: Iterable[Period], others: Iterable[Period]) -> tuple[Period, ...]:
    """The moments that belong to both sets, in order."""
    left, right = list(merged(some)), list(merged(others))
    found: list[Period] = []
    while left and right:
        start = max(left[0].start, right[0].start)
        end = min(left[0].end, right[0].end)
        if start < end:
            found.append(Period(start, end))
        (left if left[0].end <= right[0].end else right).pop(0)
    return tuple(found)


def without(some: Iterable[Period], taken: Iterable[Period]) -> tuple[Period, ...]:
    """The moments of `some` that belong to none of `taken`, in order."""
    gone = merged(taken)
    found: list[Period] = []
    for period in merged(some):
        start = period.start
        for hole in overlapping(gone, period):
            if hole.start > start:
                found.append(Period(start, hole.start))
            start = hole.end
        if start < period.end:
            found.append(Period(start, period.end))
    return tuple(found)


def overlapping(ordered: Sequence[Period], stretch: Period) -> Sequence[Period]:
    """Those of `ordered`, which never overlap one another, that overlap `stretch`."""
    first = bisect_right(ordered, stretch.start, key=attrgetter("end"))
    last = bisect_left(ordered, stretch.end, key=attrgetter("start"))
    return ordered[first:last]
