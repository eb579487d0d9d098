"""What the demonstration's people offer the bank: five kinds of giving."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from random import Random

from staffbank.cli.demo.home_post import FIVE, NINE, WEEK, HomePost
from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    WeeklyHours,
    WeeklyOffer,
)
from staffbank.domain.london import week_of

DUSK, DAWN = time(20), time(8)
SPARE_MONTHS = timedelta(weeks=26)
HALVES = ((0, 1, 2), (2, 3, 4), (1, 2, 3), (0, 1), (3, 4))
SATURDAY = 5
LEAVE_TAKEN = 0.3


class Giving(Enum):
    """How somebody gives her time."""

    PART_WEEK = "two or three days a week on secondment"
    FULL_TIME = "a full-time secondment"
    ONE_DAY = "one day a week, released"
    SPARE = "Saturdays, evenings and days off"
    NIGHTS = "weekend nights"


@dataclass(frozen=True)
class TimeOffered:
    """The availability, and the most hours a week for the bank."""

    giving: Giving
    availability: Availability
    hours_a_week: Decimal


def drawn_giving(post: HomePost, weights: Mapping[Giving, int], rng: Random) -> Giving:
    """One kind of giving by its weight; a full-time secondment needs a full-time post."""
    possible = [kind for kind in weights if post.full_time or kind is not Giving.FULL_TIME]
    return rng.choices(possible, [weights[kind] for kind in possible])[0]


def drawn_time(giving: Giving, post: HomePost, *, today: date, rng: Random) -> TimeOffered:
    """Entries for this kind of giving that never overlap, from `today` on."""
    weekly, hours = {
        Giving.PART_WEEK: _part_week,
        Giving.FULL_TIME: _full_time,
        Giving.ONE_DAY: _one_day,
        Giving.SPARE: _spare,
        Giving.NIGHTS: _nights,
    }[giving](post, today, rng)
    seconded = giving in {Giving.PART_WEEK, Giving.FULL_TIME}
    leave = () if seconded or rng.random() > LEAVE_TAKEN else (_leave(today, rng),)
    return TimeOffered(giving, Availability(weekly, (), leave), Decimal(hours))


Weekly = tuple[tuple[WeeklyOffer, ...], int]


def _part_week(post: HomePost, today: date, rng: Random) -> Weekly:
    days = rng.choice(HALVES)
    first, last = _secondment(today, rng, weeks=(19, 36))
    return _days(days, first, last, post), 8 * len(days)


def _full_time(post: HomePost, today: date, rng: Random) -> Weekly:
    first, last = _secondment(today, rng, weeks=(32, 48))
    return _days(WEEK, first, last, post), 8 * len(WEEK)


def _one_day(post: HomePost, today: date, rng: Random) -> Weekly:
    day = rng.choice(WEEK)
    return _days((day,), today, today + SPARE_MONTHS, post), 8


def _spare(post: HomePost, today: date, rng: Random) -> Weekly:
    """Days off at home, and Saturdays or two evenings on top: what 48 hours have room for."""
    last = today + SPARE_MONTHS
    off = tuple(day for day in WEEK if day not in post.weekdays)
    offers = _days(off, today, last, post)
    if rng.random() < 0.7:  # noqa: PLR2004 the rest prefers evenings
        hours = [WeeklyHours(SATURDAY, NINE, FIVE)]
    else:
        evenings = sorted(rng.sample(post.weekdays, 2))
        hours = [WeeklyHours(day, time(17, 45), time(20, 45)) for day in evenings]
    on_top = (WeeklyOffer(each, today, last) for each in hours)
    return (*offers, *on_top), 8 * (len(off) + 1)


def _nights(_post: HomePost, today: date, rng: Random) -> Weekly:
    nights = rng.choice(((4, 5), (5,), (5, 6), (4, 5, 6)))
    last = today + SPARE_MONTHS
    offers = (WeeklyOffer(WeeklyHours(day, DUSK, DAWN), today, last) for day in nights)
    return tuple(offers), 12 * min(len(nights), 2)


def _days(
    days: tuple[int, ...], first: date, last: date, post: HomePost
) -> tuple[WeeklyOffer, ...]:
    """Nine to five on these weekdays: instead of home work where she works, else on top."""
    return tuple(
        WeeklyOffer(
            WeeklyHours(day, NINE, FIVE),
            first,
            last,
            Instead.OF_HOME_WORK if day in post.weekdays else Instead.ON_TOP,
        )
        for day in days
    )


def _secondment(today: date, rng: Random, *, weeks: tuple[int, int]) -> tuple[date, date]:
    first = week_of(today) + timedelta(weeks=rng.randint(1, 6))
    return first, first + timedelta(weeks=rng.randint(*weeks), days=-1)


def _leave(today: date, rng: Random) -> BlockOut:
    monday = week_of(today) + timedelta(weeks=rng.randint(2, 20))
    reason = rng.choices((BlockReason.LEAVE, BlockReason.UNAVAILABLE), (4, 1))[0]
    return BlockOut(monday, monday + timedelta(days=4), reason)
