"""All that one worker works: her home post and the bank together, as reg. 4 WTR counts it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from staffbank.domain.home_work import fixed_home_work, home_work
from staffbank.domain.law.figures import DAILY_REST, longest_working_day
from staffbank.domain.law.working_day import working_days
from staffbank.domain.london import day_of, whole_days
from staffbank.domain.offered import leave_days
from staffbank.domain.opt_out import OptOut
from staffbank.domain.period import Period, merged, overlapping
from staffbank.domain.worker import HOUR, Worker


@dataclass(frozen=True)
class Diary:
    """Home sessions, bank sessions, days of leave, her opt-out, if any, and other work.

    `elsewhere` is what any other job takes a week, on whichever days. From `fortnights_from`
    on, a Monday, her weekly rest is by the fortnight.

    The bank releases her from each home session that a bank session overlaps, or that would
    make, with the bank's sessions, a working day longer than the daily rest allows. It never
    does so from those of `home` that are `fixed`: she has not offered to be released from them.
    """

    home: tuple[Period, ...] = ()
    bank: tuple[Period, ...] = ()
    leave: frozenset[date] = frozenset()
    opt_out: OptOut | None = None
    elsewhere: timedelta = timedelta()
    fixed: frozenset[Period] = frozenset()
    fortnights_from: date | None = None


def diary_of(worker: Worker, bank: Iterable[Period], *, first: date, last: date) -> Diary:
    """Her diary from `first` to `last`; of `bank`, the sessions that touch these days.

    Leave is taken on days on which the home post has work; a Sunday within it is a Sunday.
    """
    known = whole_days(first, last)
    at_work = {hours.weekday for hours in worker.home_hours}
    away = leave_days(worker.availability, first, last)
    return Diary(
        home=home_work(worker, first, last),
        bank=tuple(sorted(session for session in bank if session.overlaps(known))),
        leave=frozenset(day for day in away if day.weekday() in at_work),
        opt_out=worker.opt_out,
        elsewhere=float(worker.other_hours) * HOUR,
        fixed=frozenset(fixed_home_work(worker, first, last)),
        fortnights_from=worker.fortnights_from,
    )


def kept_home(diary: Diary) -> tuple[Period, ...]:
    """The home sessions that the bank leaves standing, in order."""
    bank, bank_days = merged(diary.bank), working_days(diary.bank)
    return tuple(
        session
        for session in sorted(diary.home)
        if session in diary.fixed
        or (not overlapping(bank, session) and not _too_long(session, bank_days))
    )


@lru_cache(maxsize=8)  # the plan rules ask for the same work one after another
def work(diary: Diary) -> tuple[Period, ...]:
    """Everything that is worked, in order, home and bank apart where they touch."""
    return tuple(sorted(kept_home(diary) + diary.bank))


def _too_long(session: Period, bank_days: tuple[Period, ...]) -> bool:
    day = day_of(session.start)
    near = overlapping(bank_days, session.widened(DAILY_REST.on(day)))
    if not near:
        return False
    start = min(session.start, near[0].start)
    end = max(session.end, near[-1].end)
    return end - start > longest_working_day(day)
