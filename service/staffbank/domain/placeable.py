"""When the bank may place a worker: what she offers, what is lawful, and what rest leaves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from staffbank.domain.home_work import fixed_home_work
from staffbank.domain.law.figures import DAILY_REST, longest_working_day
from staffbank.domain.law.lawful import lawful
from staffbank.domain.law.working_day import working_days
from staffbank.domain.london import day_of
from staffbank.domain.offered import offered
from staffbank.domain.period import Period, common
from staffbank.domain.worker import Worker

NEARBY = timedelta(days=2)
FAR_AWAY = timedelta(days=7)


def placeable(worker: Worker, within: Period) -> tuple[Period, ...]:
    """Stretches in which any one session is offered and lawful, in order, never touching.

    Beside home work that she is not released from, a session is either part of the same
    working day (of at most 13 hours: an evening duty after a day at home) or a whole daily
    rest away from it. Time between two home sessions of one working day stays hers, and beside
    a working day at home of 2 hours or less only the whole rest is offered.
    """
    first, last = day_of(within.start), day_of(within.end)
    fixed = fixed_home_work(worker, first - NEARBY, last + NEARBY)
    allowed = common(
        offered(worker.availability, first, last).either, lawful(worker, within).periods
    )
    return common(allowed, _beside(working_days(fixed), within))


def _beside(home: tuple[Period, ...], within: Period) -> Iterator[Period]:
    """The stretches between working days at home in which a session keeps the daily rest."""
    # two days of no consequence, so that every real one has a neighbour on either side
    before = Period(within.start - 2 * FAR_AWAY, within.start - FAR_AWAY)
    after = Period(within.end + FAR_AWAY, within.end + 2 * FAR_AWAY)
    for one, other in pairwise((before, *home, after)):
        for start, end in _between(one, other):
            if start < end:
                yield Period(start, end)


def _between(one: Period, other: Period) -> Iterator[tuple[datetime, datetime]]:
    day = day_of(one.start)
    rest, longest = DAILY_REST.on(day), longest_working_day(day)
    rested, tired = one.end + rest, other.start - rest
    yield rested, tired
    if one.length > longest - rest:
        yield one.end, min(one.start + longest, tired)
    if other.length > longest - rest:
        yield max(other.end - longest, rested), other.start
