"""A calendar of what she offers, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from staffbank.domain.availability import Availability, BlockReason
from staffbank.domain.london import LONDON, day_of, days, week_of, whole_day
from staffbank.domain.offered import offered
from staffbank.domain.period import Period, common
from staffbank.web.words import Said, _, full_day

WEEKS = 6


class Mark(Enum):
    """What a day is shown as."""

    HELD = _("held for work")
    OFFERED = _("offered")
    LEAVE = _("leave")
    BLOCKED = _("not free")
    NOTHING = _("nothing offered")


@dataclass(frozen=True)
class Day:
    """A day of the calendar, and the hours that are offered or held on it."""

    day: date
    mark: Mark
    hours: str
    past: bool

    @property
    def spoken(self) -> Said:
        """All of it in words."""
        said = {"day": full_day(self.day), "what": Said(self.mark.value)}
        if self.hours:
            return Said(_("%(day)s: %(what)s %(hours)s"), **said, hours=self.hours)
        return Said(_("%(day)s: %(what)s"), **said)


def weeks_of(
    said: Availability, held: Sequence[Period], first: date, today: date
) -> list[list[Day]]:
    """Six weeks from the Monday of the week of `first`."""
    monday = week_of(first)
    sunday = monday + timedelta(weeks=WEEKS, days=-1)
    free = offered(said, monday, sunday).either
    why = {
        day: block.reason
        for block in said.block_outs
        for day in days(max(block.first_day, monday), min(block.last_day, sunday))
    }
    found = [_day(day, free, held, why.get(day), today) for day in days(monday, sunday)]
    return [found[number : number + 7] for number in range(0, len(found), 7)]


def _day(
    day: date,
    free: Sequence[Period],
    held: Sequence[Period],
    why: BlockReason | None,
    today: date,
) -> Day:
    at_work = [each for each in held if day_of(each.start) == day]
    if at_work:
        return Day(day, Mark.HELD, _hours(at_work), day < today)
    if why is not None:
        mark = Mark.LEAVE if why is BlockReason.LEAVE else Mark.BLOCKED
        return Day(day, mark, "", day < today)
    time_of_day = common(free, [whole_day(day)])
    mark = Mark.OFFERED if time_of_day else Mark.NOTHING
    if time_of_day == (whole_day(day),):
        return Day(day, mark, Said(_("all day")), day < today)
    return Day(day, mark, _hours(time_of_day), day < today)


def _hours(found: Sequence[Period]) -> str:
    return ", ".join(f"{_clock(each.start)}–{_clock(each.end)}" for each in found)  # noqa: RUF001 from and to


def _clock(moment: datetime) -> str:
    there = moment.astimezone(LONDON)
    return f"{there:%H:%M}".removesuffix(":00").removeprefix("0") or "0"
