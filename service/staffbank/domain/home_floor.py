"""How many of a home team have to stay, and what a release would leave."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from staffbank.domain.council import TeamId
from staffbank.domain.diary import diary_of, kept_home
from staffbank.domain.london import day_of, spoken
from staffbank.domain.period import Period
from staffbank.domain.problem import Problem, ProblemCode
from staffbank.domain.worker import Worker

MOST_STRONG = 500


class NotAFloor(ValueError):
    """The two numbers cannot be; the message says why."""


@dataclass(frozen=True)
class HomeFloor:
    """A team has `strength` social workers, and is never left with fewer than `least`."""

    team_id: TeamId
    strength: int
    least: int

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.strength <= MOST_STRONG:
            raise NotAFloor(
                f"a team of {self.strength} that keeps {self.least}: say 0 to "
                f"{MOST_STRONG}, and keep no more than there are"
            )


@dataclass(frozen=True)
class Away:
    """A member of the team, and the bank sessions for which she is released."""

    worker: Worker
    sessions: tuple[Period, ...]


@dataclass(frozen=True)
class Remaining:
    """On a day for which she would be released: how many are `left`, she not counted."""

    day: date
    left: int
    least: int


def days_away(away: Away, first: date, last: date) -> frozenset[date]:
    """The days on which the bank takes her from work at home."""
    diary = diary_of(away.worker, away.sessions, first=first, last=last)
    displaced = {*diary.home} - {*kept_home(diary)}
    return frozenset(day_of(session.start) for session in displaced)


def remaining(
    floor: HomeFloor, hers: Away, colleagues: Sequence[Away]
) -> tuple[Remaining, ...]:
    """What her release would leave, on each day that it takes her from home."""
    if not hers.sessions:
        return ()
    first, last = day_of(hers.sessions[0].start), day_of(hers.sessions[-1].end)
    missing = Counter(day for each in colleagues for day in days_away(each, first, last))
    return tuple(
        Remaining(day, floor.strength - missing[day] - 1, floor.least)
        for day in sorted(days_away(hers, first, last))
    )


def too_few(left: Iterable[Remaining], *, path: str = "offerId") -> list[Problem]:
    """One problem, for the first day on which too few would be left; none otherwise."""
    short = [each for each in left if each.left < each.least]
    if not short:
        return []
    first = short[0]
    message = (
        f"On {spoken(first.day)} {max(first.left, 0)} of the home team would be left, and "
        f"{first.least} have to stay; so on {len(short)} days. Refuse the release, or lower "
        "the floor (setHomeFloor)."
    )
    return [Problem(ProblemCode.HOME_FLOOR, message, (path,))]
