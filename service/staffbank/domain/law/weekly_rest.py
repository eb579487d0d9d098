"""A day off in each week: WT-5."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from staffbank.domain.diary import Diary, work
from staffbank.domain.law.figures import DAILY_REST, WEEKLY_REST
from staffbank.domain.law.wording import hours_at_least
from staffbank.domain.london import day_of, days, spoken, week_of, whole_days
from staffbank.domain.period import Period, merged, overlapping, without
from staffbank.domain.verdict import Refused

SIX_DAYS = timedelta(days=6)
LONG_BEFORE = timedelta(weeks=2)


NOTHING = Diary()


def weekly_rest(diary: Diary, before: Diary = NOTHING) -> tuple[Refused, ...]:
    """One refusal for each week without its rest; a week runs from Monday 00:00 in London.

    A week that `before` had as it is, is nobody's fault here.

    The rest is 24 hours in the week, in a row, and part of a free stretch of 35: the daily
    rest may not count towards it. The 14-day variants of reg. 11(2) are the employer's to
    choose and are not used. Time outside the diary counts as free.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 11(1), (6) and (7).
    """
    stretches = merged(work(diary))
    if not stretches:
        return ()
    known = Period(stretches[0].start, stretches[-1].end)
    free = without([known.widened(LONG_BEFORE)], stretches)
    earlier = merged(work(before))
    return tuple(
        Refused("WT-5", _because(monday, free))
        for monday in _weeks(known)
        if not _rested(monday, free) and _around(monday, stretches) != _around(monday, earlier)
    )


def _around(monday: date, stretches: Sequence[Period]) -> tuple[Period, ...]:
    """The work that bears on the week's rest: a daily rest may lie just outside it."""
    week = whole_days(monday, monday + SIX_DAYS)
    return tuple(overlapping(stretches, week.widened(DAILY_REST.on(monday))))


def _weeks(known: Period) -> Iterator[date]:
    first, last = week_of(day_of(known.start)), day_of(known.end - timedelta.resolution)
    return (day for day in days(first, last) if day == week_of(day))


def _rested(monday: date, free: Sequence[Period]) -> bool:
    week = whole_days(monday, monday + SIX_DAYS)
    rest = WEEKLY_REST.on(monday)
    with_daily_rest = rest + DAILY_REST.on(monday)
    return any(
        gap.length >= with_daily_rest and _inside(gap, week) >= rest
        for gap in overlapping(free, week)
    )


def _inside(gap: Period, week: Period) -> timedelta:
    return min(gap.end, week.end) - max(gap.start, week.start)


def _because(monday: date, free: Sequence[Period]) -> str:
    week = whole_days(monday, monday + SIX_DAYS)
    longest = max((_inside(gap, week) for gap in overlapping(free, week)), default=timedelta())
    return (
        f"At most {hours_at_least(longest)} hours free in a row in the week from Monday "
        f"{spoken(monday)}; the law asks for {hours_at_least(WEEKLY_REST.on(monday))} "
        f"and, beside them, the daily rest of {hours_at_least(DAILY_REST.on(monday))}."
    )
