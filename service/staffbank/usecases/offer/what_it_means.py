"""What an offer means to whom it is made: the way there, and her own week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from staffbank.domain.availability import WeeklyHours
from staffbank.domain.london import day_of, each_week, stretch
from staffbank.domain.period import Period, common
from staffbank.domain.place import MINUTES_A_KM, Place
from staffbank.ports.worker_views import MemberRecordView

MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True)
class Meaning:
    """The way there, in a straight line; the work in place of home work, and on top of it.

    `km` and `way_minutes` are None for work that is done from anywhere.
    """

    km: float | None
    way_minutes: int | None
    instead_minutes: int
    on_top_minutes: int


def what_it_means(
    record: MemberRecordView, sessions: Sequence[Period], team: Place | None
) -> Meaning | None:
    """The meaning for her of working these sessions; None where there are none left."""
    if not sessions:
        return None
    km = record.place.km_to(team) if team else None
    in_all = sum((each.length for each in sessions), timedelta())
    home = common(_at_home(record.home_hours, sessions), sessions)
    instead = sum((each.length for each in home), timedelta())
    return Meaning(
        km=None if km is None else round(km, 1),
        way_minutes=None if km is None else round(km * MINUTES_A_KM),
        instead_minutes=instead // MINUTE,
        on_top_minutes=(in_all - instead) // MINUTE,
    )


def _at_home(hours: Sequence[WeeklyHours], sessions: Sequence[Period]) -> Iterator[Period]:
    first, last = day_of(sessions[0].start) - ONE_DAY, day_of(sessions[-1].end)
    for each in hours:
        for day in each_week(each.weekday, first, last):
            if session := stretch(day, each.since, each.until):
                yield session
