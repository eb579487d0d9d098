"""What a worker has worked in the weeks before those that a run looks at."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from staffbank.domain.diary import Diary, kept_home
from staffbank.domain.home_work import fixed_home_work, home_work
from staffbank.domain.london import day_of
from staffbank.domain.period import Period
from staffbank.domain.worker import Worker

MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)


def worked_before(
    worker: Worker, booked: Iterable[Period], weeks: Sequence[datetime]
) -> tuple[int, ...]:
    """Minutes of home and bank work that began in each week, from its start to the next one's.

    Her home hours are taken to have been what they are now, and leave not to have been taken:
    it does not lower the average (reg. 4(6) WTR).
    """
    first, last = day_of(weeks[0]), day_of(weeks[-1]) - ONE_DAY
    known = Period(weeks[0], weeks[-1])
    bank = tuple(each for each in booked if each.overlaps(known.widened(ONE_DAY)))
    diary = Diary(
        home=home_work(worker, first, last, leave_taken=False),
        bank=bank,
        fixed=frozenset(fixed_home_work(worker, first, last)) if bank else frozenset(),
    )
    minutes = [0] * (len(weeks) - 1)
    for session in (*(kept_home(diary) if bank else diary.home), *bank):
        if known.start <= session.start < known.end:
            minutes[bisect_right(weeks, session.start) - 1] -= -session.length // MINUTE
    return tuple(minutes)
