"""Forty-eight hours a week, on average: WT-1."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from staffbank.domain.diary import Diary, work
from staffbank.domain.law.figures import REFERENCE_PERIOD, WORKING_WEEK
from staffbank.domain.law.wording import hours_at_most
from staffbank.domain.london import day_of, days, spoken_span, whole_day
from staffbank.domain.period import Period
from staffbank.domain.verdict import Refused

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Average:
    """What counts in one reference period: `during` it (A), and in its place `after` it (B)."""

    first: date
    last: date
    during: timedelta
    after: timedelta
    elsewhere: timedelta = timedelta()  # a week

    @property
    def a_week(self) -> timedelta:
        """(A + B) / C."""
        weeks = (self.last - self.first + ONE_DAY) / ONE_WEEK
        return (self.during + self.after) / weeks + self.elsewhere


NOTHING = Diary()


def working_week(diary: Diary, before: Diary = NOTHING) -> tuple[Refused, ...]:
    """At most one refusal: the 17 weeks in which the average is highest, if over 48 hours.

    The average of any 17 weeks is (A + B) / C: A the hours in them, B the hours of as many
    worked days right after them as they have excluded days, C the number of weeks. Days of
    leave are excluded, and days of work under an opt-out: their work is not counted, and
    later days without one take their place. What she works elsewhere is added to every week.
    Weeks outside the diary count as known: no work.
    Breaks count as work, for nobody here knows them. Weeks whose average was no lower in
    `before` are nobody's fault here.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 4(1), (3), (6) and (7).
    """
    earlier = {average.first: average for average in _all_averages(before)}
    raised = (
        average
        for average in _all_averages(diary)
        if average.first not in earlier or average.a_week > earlier[average.first].a_week
    )
    highest = max(raised, key=lambda average: average.a_week, default=None)
    if highest is None or highest.a_week <= WORKING_WEEK.on(highest.last):
        return ()
    return (Refused("WT-1", _because(highest)),)


def highest_average(diary: Diary) -> Average | None:
    """The reference period of the diary with the highest average, the first of equals.

    None where nothing is worked to which the limit applies.
    """
    return max(_all_averages(diary), key=lambda average: average.a_week, default=None)


def _all_averages(diary: Diary) -> Iterable[Average]:
    said, worked = diary.opt_out, hours_by_day(work(diary))
    exempt = {day for day in worked if said is not None and said.holds(day)}
    hours = {day: length for day, length in worked.items() if day not in exempt}
    excluded = replace(diary, leave=diary.leave | exempt)
    return averages(hours, excluded) if hours else ()


def averages(hours: Mapping[date, timedelta], diary: Diary) -> Iterable[Average]:
    """The average of every reference period that has some of these hours; reg. 4(6) WTR.

    The days of leave in `diary` are the excluded ones.
    """
    leave = sorted(diary.leave)
    worked = sorted(hours)
    until = (timedelta(), *accumulate(hours[day] for day in worked))
    length = REFERENCE_PERIOD.on(worked[0])
    for first in days(worked[0] - length + ONE_DAY, worked[-1]):
        end = first + length
        begun, ended = bisect_left(worked, first), bisect_left(worked, end)
        excluded = bisect_left(leave, end) - bisect_left(leave, first)
        made_up = min(ended + excluded, len(worked))
        yield Average(
            first,
            end - ONE_DAY,
            until[ended] - until[begun],
            until[made_up] - until[ended],
            diary.elsewhere,
        )


def hours_by_day(sessions: Iterable[Period]) -> dict[date, timedelta]:
    """Work on each day of London's calendar: reg. 2(1) begins a day at midnight."""
    found: defaultdict[date, timedelta] = defaultdict(timedelta)
    for session in sessions:
        start = session.start
        while start < session.end:
            day = day_of(start)
            end = min(session.end, whole_day(day).end)
            found[day] += end - start
            start = end
    return dict(found)


def _because(average: Average) -> str:
    made_up = (
        f", with {hours_at_most(average.after)} hours of the days after them in place of "
        "days that do not count"
        if average.after
        else ""
    )
    return (
        f"Work averages {hours_at_most(average.a_week)} hours a week over the 17 weeks "
        f"{spoken_span(average.first, average.last)}{made_up}; without an opt-out the law "
        f"allows {hours_at_most(WORKING_WEEK.on(average.last))}."
    )
