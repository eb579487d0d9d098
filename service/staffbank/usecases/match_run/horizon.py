"""The weeks that a run looks at, and times in them as the engine counts: in minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from staffbank.domain.law.figures import REFERENCE_PERIOD
from staffbank.domain.london import day_of, moment, week_of
from staffbank.domain.period import Period
from staffbank.ports.unit_of_work import Snapshot
from staffbank_matching.problem import Stretch

MINUTE = timedelta(minutes=1)
WEEK = timedelta(days=7)
LEAD = 2 * WEEK


@dataclass(frozen=True)
class Horizon:
    """The weeks that a run looks at, each from Monday 00:00 in London."""

    weeks: tuple[datetime, ...]

    @property
    def period(self) -> Period:
        """From the first Monday to the end of the last Sunday."""
        return Period(self.weeks[0], self.weeks[-1])

    @property
    def reference_weeks(self) -> int:
        """Over how many weeks the law averages the hours that are worked."""
        return REFERENCE_PERIOD.on(day_of(self.weeks[0])) // WEEK

    @property
    def weeks_before(self) -> tuple[datetime, ...]:
        """The weeks before the first that share a reference period with it, and its start."""
        monday = day_of(self.weeks[0])
        before = range(1 - self.reference_weeks, 1)
        return tuple(moment(monday + each * WEEK, time()) for each in before)

    def minute(self, at: datetime) -> int:
        """Whole minutes since the first Monday."""
        return (at - self.weeks[0]) // MINUTE

    def stretches(self, periods: Iterable[Period]) -> tuple[Stretch, ...]:
        """The periods in minutes."""
        return tuple((self.minute(each.start), self.minute(each.end)) for each in periods)

    def busy(self, periods: Iterable[Period]) -> tuple[Stretch, ...]:
        """The same of work that stands, whatever a record holds: whole minutes, none twice.

        Work that touches stays apart, for the engine may displace the one and not the other.
        """
        found: list[Stretch] = []
        for each in sorted(periods):
            start, end = self.minute(each.start), -((self.weeks[0] - each.end) // MINUTE)
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], end))
            else:
                found.append((start, end))
        return tuple(found)


def horizon_of(snapshot: Snapshot, *, now: datetime) -> Horizon:
    """From two weeks ago to the week after the last session that is asked for.

    What was worked just before bears on the rest of the first week; slots begin after `now`.
    """
    last = max((slot.sessions[-1].end for slot in snapshot.slots), default=now)
    mondays = [week_of(day_of(now)) - LEAD]
    while mondays[-1] <= day_of(last):
        mondays.append(mondays[-1] + WEEK)
    return Horizon(tuple(moment(each, time()) for each in mondays))
