"""How far round some work its law looks."""

from datetime import date, timedelta

from staffbank.domain.law.figures import REFERENCE_PERIOD
from staffbank.domain.offered import leave_days
from staffbank.domain.worker import Worker

ONE_WEEK = timedelta(weeks=1)
PERIODS_OF_LEAVE = 3
MOST_STRETCHED = timedelta(weeks=34)


def reach(worker: Worker, first: date, last: date) -> timedelta:
    """How far before `first` and after `last` the averages lie that the work there can move.

    It is one reference period. Where there is leave about, or an opt-out, the days after a
    period that take the place of its excluded days (reg. 4(6) WTR) lie further off: she works
    on one day a week at least, so by a week at most for each of them.
    """
    period = REFERENCE_PERIOD.on(first)
    at_work = {hours.weekday for hours in worker.home_hours}
    far = PERIODS_OF_LEAVE * period
    away = leave_days(worker.availability, first - far, last + far)
    excluded = sum(day.weekday() in at_work for day in away)
    exempt = worker.opt_out is not None  # days that count no more than those of leave
    return period + (MOST_STRETCHED if exempt else min(excluded * ONE_WEEK, MOST_STRETCHED))
