"""The law of working time, held against what was really worked: breaks, rest and averages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from staffbank.domain.dated import Dated
from staffbank.domain.diary import kept_home, work
from staffbank.domain.law.figures import IN_FORCE, WTR
from staffbank.domain.law.lost_rest import LostRest, lost_rest
from staffbank.domain.law.plan import PLAN_RULES
from staffbank.domain.law.rules import diaries
from staffbank.domain.law.wording import hours_at_most
from staffbank.domain.london import day_of, spoken, spoken_moment
from staffbank.domain.period import Period, without
from staffbank.domain.verdict import Warned
from staffbank.domain.worker import Worker

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
AVERAGES_AND_DAYS_OFF = ("WT-1", "WT-5", "WT-7")  # the daily rest is told of by what is owed


@dataclass(frozen=True)
class Worked:
    """One stretch of work, and the break in it."""

    period: Period
    pause: timedelta


@dataclass(frozen=True)
class Finding:
    """What people should know before they approve a week, and the rest that is owed for it."""

    warnings: tuple[Warned, ...] = ()
    rest_owed: timedelta = timedelta()


NOTHING_FOUND = Finding()


def found_in(
    worker: Worker,
    worked: Sequence[Worked],
    *,
    planned: Iterable[Period],
    others: Sequence[Period] = (),
    ill: frozenset[date] = frozenset(),
) -> Finding:
    """What the law of working time says of a week that was worked.

    `planned` are the sessions for which she was released, those of the week too; at all other
    times of her home post she counts as at work there. `others` is what else the bank had of
    her before and after the week: as it was worked where that is known, as it is booked where
    not. The breaks of the week are no work. `ill` are days on which the bank knows her to
    have been away, ill or on leave, which the average leaves out: reg. 4(7) WTR. A fault that
    was there without the week is not told of again.
    """
    if not worked:
        return NOTHING_FOUND
    at_work = [Period(each.period.start, each.period.end - each.pause) for each in worked]
    whole, rest = diaries(worker, sorted(at_work), others)
    released = kept_home(replace(whole, bank=tuple(sorted(planned))))
    at_home = without(released, (*at_work, *others))
    diary, before = (
        replace(each, home=at_home, fixed=frozenset(at_home), leave=each.leave | ill)
        for each in (whole, rest)
    )
    around = [each for each in work(diary) if each not in at_work]
    found = breaks_and_rest(worked, around)
    averages = (
        Warned(refused.rule, refused.because)
        for rule in AVERAGES_AND_DAYS_OFF
        for refused in PLAN_RULES[rule](diary, before)
    )
    return replace(found, warnings=(*found.warnings, *averages))


def breaks_and_rest(worked: Sequence[Worked], around: Iterable[Period] = ()) -> Finding:
    """Short breaks first, then short rest; `around` is other work near it."""
    lost = _lost(worked, around)
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
            f"{hours_at_most(each.missing)} hours were missing to the daily rest in the 24 "
            f"hours from {spoken_moment(each.begun)}; as much compensatory rest is owed.",
        )
        for each in lost
    )
    return Finding((*breaks, *rests), sum((each.missing for each in lost), timedelta()))


def _lost(worked: Iterable[Worked], around: Iterable[Period]) -> list[LostRest]:
    """What was lost by it, and would not have been without it."""
    others = tuple(around)
    whole = lost_rest((*(each.period for each in worked), *others))
    return sorted(whole - lost_rest(others), key=lambda lost: lost.begun)
