"""The hours that the demonstration's people work in their home posts."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from random import Random

from staffbank.domain.availability import WeeklyHours

WEEK = (0, 1, 2, 3, 4)
NINE, FIVE = time(9), time(17)
HOURS_A_DAY = Decimal("7.4")


@dataclass(frozen=True)
class HomePost:
    """A contract's hours a week, and when they are worked."""

    weekly_hours: Decimal
    hours: tuple[WeeklyHours, ...]

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays of home work, 0 is Monday."""
        return tuple(hours.weekday for hours in self.hours)

    @property
    def full_time(self) -> bool:
        """Whether home work fills Monday to Friday."""
        return self.weekdays == WEEK


def drawn_home_post(rng: Random) -> HomePost:
    """Seven in ten full time, the others four days, three days or compressed hours."""
    kind = rng.choices(("full", "four", "three", "compressed"), (70, 12, 11, 7))[0]
    if kind == "compressed":
        return HomePost(Decimal(37), _hours((0, 1, 2, 3), since=time(8), until=time(17, 45)))
    days = {
        "full": WEEK,
        "four": rng.choice(((0, 1, 2, 3), (1, 2, 3, 4), (0, 1, 3, 4))),
        "three": rng.choice(((0, 1, 2), (2, 3, 4), (1, 2, 3))),
    }[kind]
    return HomePost(HOURS_A_DAY * len(days), _hours(days, since=NINE, until=FIVE))


def _hours(days: tuple[int, ...], *, since: time, until: time) -> tuple[WeeklyHours, ...]:
    return tuple(WeeklyHours(day, since, until) for day in days)
