"""A day off in each week: WT-5."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from staffbank.domain.diary import Diary, work
from staffbank.domain.law.figures import DAILY_REST, WEEKLY_REST
from staffbank.domain.law.wording import hours_at_least
from staffbank.domain.london import day_of, spoken, week_of, whole_days
from staffbank.domain.period import Period, merged, overlapping, without
from staffbank.domain.verdict import Refused

ONE_DAY, ONE_WEEK, FORTNIGHT = timedelta(days=1), timedelta(weeks=1), timedelta(weeks=2)
EIGHT_DAYS = timedelta(days=8)  # a week is never so long, nor a fortnight so short
LONG_BEFORE = timedelta(weeks=4)
TWO = 2

NOTHING = Diary()


def weekly_rest(diary: Diary, before: Diary = NOTHING) -> tuple[Refused, ...]:
    """One refusal for each week without its rest; a week runs from Monday 00:00 in London.

    A week that `before` had as it is, is nobody's fault here.

    The rest is 24 hours in the week, in a row, and part of a free stretch of 35: the daily
    rest may not count towards it. Where her employer has so determined, it is two such rests
    in each fortnight instead, or one of 48 hours, part of a free stretch of 59. Time outside
    the diary counts as free.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 11(1) to (7).
    """
    stretches = merged(work(diary))
    if not stretches:
        return ()
    known = Period(stretches[0].start, stretches[-1].end)
    free = without([known.widened(LONG_BEFORE)], stretches)
    earlier = merged(work(before))
    return tuple(
        Refused("WT-5", _because(span, free))
        for span in _spans(known, diary.fortnights_from)
        if not _rested(span, free) and _around(span, stretches) != _around(span, earlier)
    )


def _around(span: Period, stretches: Sequence[Period]) -> tuple[Period, ...]:
    """The work that bears on the rest of a week: a daily rest may lie just outside it."""
    return tuple(overlapping(stretches, span.widened(DAILY_REST.on(day_of(span.start)))))


def _spans(known: Period, fortnights_from: date | None) -> Iterator[Period]:
    """The weeks with work about them, or from a Monday on the fortnights: reg. 11(4), (5)."""
    monday = week_of(day_of(known.start))
    last = day_of(known.end - timedelta.resolution)
    if fortnights_from is not None and monday > fortnights_from:
        monday -= (monday - fortnights_from) % FORTNIGHT
    while monday <= last:
        by_fortnight = fortnights_from is not None and monday >= fortnights_from
        length = FORTNIGHT if by_fortnight else ONE_WEEK
        yield whole_days(monday, monday + length - ONE_DAY)
        monday += length


def _by_fortnight(span: Period) -> bool:
    return span.length > EIGHT_DAYS


def _rested(span: Period, free: Sequence[Period]) -> bool:
    day = day_of(span.start)
    rest, daily = WEEKLY_REST.on(day), DAILY_REST.on(day)
    gaps = [(gap.length - daily, _inside(gap, span)) for gap in overlapping(free, span)]
    single = sum(length >= rest and inside >= rest for length, inside in gaps)
    double = any(length >= 2 * rest and inside >= 2 * rest for length, inside in gaps)
    return double or single >= TWO if _by_fortnight(span) else single >= 1


def _inside(gap: Period, span: Period) -> timedelta:
    return min(gap.end, span.end) - max(gap.start, span.start)


def _because(span: Period, free: Sequence[Period]) -> str:
    monday = day_of(span.start)
    rest = hours_at_least(WEEKLY_REST.on(monday))
    longest = max((_inside(gap, span) for gap in overlapping(free, span)), default=timedelta())
    asked = (
        f"{rest} twice or {hours_at_least(2 * WEEKLY_REST.on(monday))} once"
        if _by_fortnight(span)
        else rest
    )
    name = "fortnight" if _by_fortnight(span) else "week"
    return (
        f"At most {hours_at_least(longest)} hours free in a row in the {name} from Monday "
        f"{spoken(monday)}; the law asks for {asked} and, beside them, the daily rest of "
        f"{hours_at_least(DAILY_REST.on(monday))}."
    )
