"""Eleven hours of rest in each 24: WT-4."""

from collections.abc import Iterator
from datetime import timedelta

from staffbank.domain.diary import Diary, work
from staffbank.domain.law.figures import DAILY_REST, WHOLE_DAY, longest_working_day
from staffbank.domain.law.wording import hours_at_least
from staffbank.domain.law.working_day import working_days
from staffbank.domain.london import LONDON, day_of, spoken
from staffbank.domain.period import Period, merged, overlapping, without
from staffbank.domain.verdict import Refused

NOTHING = Diary()


def daily_rest(diary: Diary, before: Diary = NOTHING) -> tuple[Refused, ...]:
    """One refusal for each working day that leaves less than 11 hours in a row of its 24.

    And one for each bank session that falls in home work from which there is no release: it
    is time that she cannot have. What `before` had as it is, is nobody's fault here.

    The 24 hours begin with the first work after a rest. Work chained by shorter gaps is one
    working day, and the rest fits exactly where that day spans at most 13 hours.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 10(1).
    """
    stretches = merged(work(diary))
    known = {*_long_days(before)} if before.bank or before.home else set()
    return (
        *(_in_home_work(*pair) for pair in _collisions(diary) if pair[0] not in before.bank),
        *(
            Refused("WT-4", _because(day[0], stretches))
            for day in _long_days(diary)
            if day not in known
        ),
    )


def _collisions(diary: Diary) -> Iterator[tuple[Period, Period]]:
    fixed = sorted(diary.fixed)
    return (
        (session, at_home)
        for session in diary.bank
        for at_home in overlapping(fixed, session)[:1]
    )


def _in_home_work(session: Period, at_home: Period) -> Refused:
    since = session.start.astimezone(LONDON)
    return Refused(
        "WT-4",
        f"The session from {since:%H:%M} on {spoken(since.date())} falls in home work on "
        f"{spoken(day_of(at_home.start))}, from which there is no release.",
    )


def _long_days(diary: Diary) -> Iterator[tuple[Period, tuple[Period, ...]]]:
    """Each working day that is too long, and the stretches of work in it."""
    stretches = merged(work(diary))
    for day in working_days(stretches):
        if day.length > longest_working_day(day_of(day.start)):
            yield day, tuple(overlapping(stretches, day))


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
