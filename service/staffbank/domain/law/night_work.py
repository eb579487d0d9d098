"""Work at night: WT-7 and WT-8."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from functools import lru_cache

from staffbank.domain.check import CheckKind
from staffbank.domain.dated import Dated
from staffbank.domain.diary import Diary, work
from staffbank.domain.law.figures import IN_FORCE, WTR
from staffbank.domain.law.wording import hours_at_most
from staffbank.domain.law.working_week import Average, averages, hours_by_day
from staffbank.domain.london import day_of, days, spoken, spoken_span, stretch
from staffbank.domain.period import Period, common
from staffbank.domain.verdict import Refused, Verdict
from staffbank.domain.worker import Worker

NIGHT_BEGINS, NIGHT_ENDS = time(23), time(6)
ONE_DAY = timedelta(days=1)
DAYS_BUT_ONE = 6  # seven, less the day of weekly rest: C of reg. 6(5)

NIGHT_SHARE = Dated(
    "Hours of a working day in the night that make it night work",
    source=f"{WTR}, reg. 2(1)",
    steps={IN_FORCE: timedelta(hours=3)},
)
NIGHT_WORK = Dated(
    "Hours of a night worker in each 24, on average",
    source=f"{WTR}, reg. 6(1)",
    steps={IN_FORCE: timedelta(hours=8)},
)
ASSESSED_AGAIN = Dated(
    "Time after which a night worker is offered a health assessment again",
    source=f"{WTR}, reg. 7(1)(b), regular intervals; that they are a year is inferred",
    steps={IN_FORCE: timedelta(days=365)},
    verified=False,
    key="night_assessment_again",
)
NOTHING = Diary()


@lru_cache(
    maxsize=65_536
)  # home posts keep the same hours, week by week and colleague by colleague
def is_night_work(session: Period) -> bool:
    """Whether three hours of it or more lie between 23:00 and 06:00 of London's clocks."""
    first = day_of(session.start)
    nights = (
        night
        for day in days(first - ONE_DAY, day_of(session.end))
        if (night := stretch(day, NIGHT_BEGINS, NIGHT_ENDS)) is not None
    )
    inside = sum((each.length for each in common([session], nights)), timedelta())
    return inside >= NIGHT_SHARE.on(first)


def night_hours(diary: Diary, before: Diary = NOTHING) -> tuple[Refused, ...]:
    """At most one refusal: the reference period in which a night worker's days are longest.

    Whoever works at night, at home or for the bank, keeps to eight hours in each 24 on average
    over 17 weeks, all work counted and opt-out or not: A / (B - C), with B the hours of the
    period's days and C those of its weekly rest, both in days. The stricter limit for special
    hazards and heavy strain (reg. 6(7)) waits for a risk assessment that the bank does not
    hold. A period that was no lighter in `before` is nobody's fault here.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 6(1), (3), (5) and (6).
    """
    nights = sorted(day_of(each.start) for each in nights_of(work(diary)))
    if not nights:
        return ()
    most = NIGHT_WORK.on(nights[0]) * DAYS_BUT_ONE
    earlier = {average.first: average.a_week for average in _with_nights(before)}
    over = [
        average
        for average in _with_nights(diary)
        if average.a_week > max(most, earlier.get(average.first, timedelta()))
    ]
    if not over:
        return ()
    highest = max(over, key=lambda average: average.a_week)
    a_day = highest.a_week / DAYS_BUT_ONE
    return (
        Refused(
            "WT-7",
            f"She works at night, and work averages {hours_at_most(a_day)} hours a day over "
            f"the 17 weeks {spoken_span(highest.first, highest.last)}; the law allows "
            f"{hours_at_most(NIGHT_WORK.on(highest.last))}, opt-out or not.",
        ),
    )


def _with_nights(diary: Diary) -> Iterator[Average]:
    """The average of every reference period with a night of work in it."""
    whole = work(diary)
    nights = sorted(day_of(each.start) for each in nights_of(whole))
    if not nights:
        return
    for average in averages(hours_by_day(whole), diary):
        here = bisect_left(nights, average.first)
        if here < len(nights) and nights[here] <= average.last:
            yield average


def unassessed(worker: Worker, sessions: Sequence[Period], _: frozenset[str]) -> Verdict | None:
    """Nobody works at night who was not offered a free health assessment before: WT-8.

    And then at regular intervals; how long one may be is for each employer to judge, and the
    bank's figure stands until somebody has.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 7(1).
    """
    night = first_unassessed(worker, sessions)
    if night is None:
        return None
    last = max((each for each in assessed_on(worker) if each < night), default=None)
    if last is None:
        because = (
            "No health assessment was offered to her before night work; the first night is "
            f"that of {spoken(night)}."
        )
    else:
        because = (
            f"A health assessment was last offered to her on {spoken(last)}; it is due again "
            f"before the night of {spoken(night)}."
        )
    return Refused("WT-8", because)


def first_unassessed(worker: Worker, sessions: Iterable[Period]) -> date | None:
    """The first night of them before which no assessment was offered that still holds."""
    offered = sorted(assessed_on(worker))
    for night in nights_of(sessions):
        day = day_of(night.start)
        earlier = bisect_left(offered, day)  # on the day itself is not before it
        if not earlier or offered[earlier - 1] + ASSESSED_AGAIN.on(day) < day:
            return day
    return None


def nights_of(sessions: Iterable[Period]) -> Iterator[Period]:
    """The sessions that are night work."""
    return (session for session in sessions if is_night_work(session))


def assessed_on(worker: Worker) -> Iterator[date]:
    """The days on which she was offered a health assessment for night work."""
    return (
        check.checked_on for check in worker.checks if check.kind is CheckKind.NIGHT_ASSESSMENT
    )
