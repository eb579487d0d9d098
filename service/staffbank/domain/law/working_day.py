"""Working days as the law of rest sees them: from one daily rest to the next."""

from collections.abc import Iterable
from itertools import pairwise

from staffbank.domain.law.figures import DAILY_REST
from staffbank.domain.london import day_of
from staffbank.domain.period import Period, merged


def working_days(work: Iterable[Period]) -> tuple[Period, ...]:
    """Work chained by gaps shorter than the daily rest, from its first moment to its last.

    A working day may cross midnight and, without rest, last for many days.
    """
    stretches = merged(work)
    if not stretches:
        return ()
    rest = DAILY_REST.on(day_of(stretches[0].start))
    starts = [stretches[0].start]
    ends = []
    for before, after in pairwise(stretches):
        if after.start - before.end >= rest:
            ends.append(before.end)
            starts.append(after.start)
    ends.append(stretches[-1].end)
    return tuple(Period(start, end) for start, end in zip(starts, ends, strict=True))
