"""The law of working time, held against what was really worked: WT-6 and WT-10."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from staffbank.domain.dated import Dated
from staffbank.domain.law.figures import DAILY_REST, IN_FORCE, WTR
from staffbank.domain.law.wording import hours_at_most
from staffbank.domain.london import day_of, spoken
from staffbank.domain.period import Period
from staffbank.domain.verdict import Warned

BREAK_AFTER = Dated(
    "Working day after which a break is due",
    source=f"{WTR}, reg. 12(1)",
    steps={IN_FORCE: timedelta(hours=6)},
)
BREAK = Dated(
    "Break in a working day, at least",
    source=f"{WTR}, reg. 12(3)",
    steps={IN_FORCE: timedelta(minutes=20)},
)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Worked:
    """One stretch of work, and the break in it."""

    period: Period
    pause: timedelta


def rest_owed(worked: Iterable[Worked]) -> timedelta:
    """What is missing to the daily rest between days of work, all in all.

    Equal compensatory rest is owed for it, wherever possible: reg. 24 WTR.
    """
    return sum((missing for _, missing in _short(worked)), timedelta())


def warnings(worked: Sequence[Worked]) -> tuple[Warned, ...]:
    """What people should know before they approve it: short breaks first, then short rest."""
    breaks = (
        Warned(
            "WT-6",
            f"On {spoken(day_of(each.period.start))} the break had {each.pause // MINUTE} "
            "minutes; a day of over 6 hours has 20.",
        )
        for each in worked
        if each.period.length > BREAK_AFTER.on(day_of(each.period.start))
        and each.pause < BREAK.on(day_of(each.period.start))
    )
    rests = (
        Warned(
            "WT-10",
            f"{hours_at_most(missing)} hours were missing to the daily rest before the work of "
            f"{spoken(day_of(after.period.start))}; as much compensatory rest is owed.",
        )
        for after, missing in _short(worked)
    )
    return (*breaks, *rests)


def _short(worked: Iterable[Worked]) -> Iterator[tuple[Worked, timedelta]]:
    """Work on another day that began before the daily rest was over, and by how much."""
    ordered = sorted(worked, key=lambda each: each.period)
    for one, other in pairwise(ordered):
        rest = DAILY_REST.on(day_of(one.period.start))
        gap = other.period.start - one.period.end
        if gap < rest and day_of(one.period.start) != day_of(other.period.start):
            yield other, rest - gap
