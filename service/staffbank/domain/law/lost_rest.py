"""Daily rest that was lost, and what is owed for it: WT-10."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from staffbank.domain.law.figures import DAILY_REST, WHOLE_DAY
from staffbank.domain.london import day_of
from staffbank.domain.period import Period, merged, overlapping, without


@dataclass(frozen=True)
class LostRest:
    """What is missing to the daily rest in the 24 hours of work that begin so."""

    begun: datetime
    missing: timedelta


def lost_rest(work: Iterable[Period]) -> frozenset[LostRest]:
    """The 24 hours without their rest; as much compensatory rest is owed, wherever possible.

    The 24 hours begin with the first work after a rest, be it too short.
    Source: Working Time Regulations 1998 (SI 1998/1833), regs 10(1) and 24.
    """
    return frozenset(_found(merged(work)))


def _found(stretches: tuple[Period, ...]) -> Iterator[LostRest]:
    at = 0
    while at < len(stretches):
        begun = stretches[at].start
        day = day_of(begun)
        whole = Period(begun, begun + WHOLE_DAY.on(day))
        free = without([whole], overlapping(stretches, whole))
        longest = max((gap.length for gap in free), default=timedelta())
        if longest < DAILY_REST.on(day):
            yield LostRest(begun, DAILY_REST.on(day) - longest)
        rested = next((gap.end for gap in free if gap.length == longest), whole.end)
        at += 1
        while at < len(stretches) and stretches[at].start < rested:
            at += 1
