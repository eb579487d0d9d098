"""Eleven hours of rest in each 24: WT-4."""

from datetime import timedelta

from staffbank.domain.diary import Diary, work
from staffbank.domain.law.figures import DAILY_REST, WHOLE_DAY, longest_working_day
from staffbank.domain.law.wording import hours_at_least
from staffbank.domain.law.working_day import working_days
from staffbank.domain.london import LONDON, day_of, spoken
from staffbank.domain.period import Period, merged, overlapping, without
from staffbank.domain.verdict import Refused


def daily_rest(diary: Diary) -> tuple[Refused, ...]:
    """One refusal for each working day that leaves less than 11 hours in a row of its 24.

    The 24 hours begin with the first work after a rest. Work chained by shorter gaps is one
    working day, and the rest fits exactly where that day spans at most 13 hours.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 10(1).
    """
    stretches = merged(work(diary))
    return tuple(
        Refused("WT-4", _because(day, stretches))
        for day in working_days(stretches)
        if day.length > longest_working_day(day_of(day.start))
    )


def _because(day: Period, stretches: tuple[Period, ...]) -> str:
    starts_on = day_of(day.start)
    whole = Period(day.start, day.start + WHOLE_DAY.on(starts_on))
    free = without([whole], overlapping(stretches, whole))
    longest = max((gap.length for gap in free), default=timedelta())
    return (
        f"Only {hours_at_least(longest)} hours of rest in a row in the 24 hours from "
        f"{day.start.astimezone(LONDON):%H:%M} on {spoken(starts_on)}; the law asks for "
        f"{hours_at_least(DAILY_REST.on(starts_on))}."
    )
