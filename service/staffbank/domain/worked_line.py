"""One session of a timesheet: what was agreed, and what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import NewType
from uuid import UUID

from staffbank.domain.dated import Dated
from staffbank.domain.london import day_of, spoken, spoken_moment
from staffbank.domain.period import Period
from staffbank.domain.problem import Declined, Problem, ProblemCode

LineId = NewType("LineId", UUID)
MINUTE = timedelta(minutes=1)
A_DAY = timedelta(hours=24)
MOST_MILES = 500  # a day; England is no longer

LONG_SESSION = timedelta(hours=6)
BREAK_OF_A_LONG_SESSION = Dated(
    "Unpaid break of a session of more than six hours, minutes",
    source="A duty day from nine to five is 7.4 paid hours",
    steps={date(2026, 1, 1): 36},
    verified=False,
    key="break_of_a_long_session",
)


class Absence(Enum):
    """Why a session was not worked."""

    SICKNESS = "sickness"
    LEAVE = "leave"
    CANCELLED = "cancelled"  # by the host
    OTHER = "other"


EXCLUDED = {Absence.SICKNESS, Absence.LEAVE}  # days that reg. 4(7) WTR leaves out


@dataclass(frozen=True)
class WorkedBy:
    """What the worker says of one session: worked from when to when, or absent and why.

    `break_minutes` are unpaid. `miles` are those of the day by her own car. `why` is asked for
    where the hours are not as agreed.
    """

    worked: Period | None
    break_minutes: int = 0
    miles: int = 0
    absence: Absence | None = None
    why: str = ""


@dataclass(frozen=True)
class Line:
    """A session as agreed, and what became of it; `reverses` is the line that it takes back."""

    id: LineId
    session: Period
    said: WorkedBy | None = None
    reverses: LineId | None = None

    @property
    def minutes(self) -> int:
        """Paid minutes: worked, less the break; negative in a reversal."""
        if self.said is None or self.said.worked is None:
            return 0
        paid = self.said.worked.length // MINUTE - self.said.break_minutes
        return -paid if self.reverses else paid

    @property
    def miles(self) -> int:
        """Miles claimed; negative in a reversal."""
        miles = self.said.miles if self.said else 0
        return -miles if self.reverses else miles

    @property
    def away(self) -> frozenset[date]:
        """The day of the session, where she was ill or on leave on it."""
        absent = self.reverses is None and self.said and self.said.absence in EXCLUDED
        return frozenset({day_of(self.session.start)} if absent else ())

    @property
    def agreed_minutes(self) -> int:
        """Paid minutes of the session as agreed."""
        return paid_minutes(self.session)

    def as_agreed(self) -> "Line":
        """The line, filled in as the session was agreed."""
        return self.filled_in(WorkedBy(self.session, usual_break(self.session)))

    def filled_in(self, said: WorkedBy) -> "Line":
        """The line with what she says. Raises Declined where the times cannot be."""
        day = spoken(day_of(self.session.start))
        if (said.worked is None) == (said.absence is None):
            message = f"For {day} say when you worked, or why not; one of the two."
            raise Declined(Problem(ProblemCode.INVALID, message, ("worked",)))
        if not 0 <= said.miles <= MOST_MILES:
            message = f"{said.miles} miles on {day}: say 0 to {MOST_MILES}."
            raise Declined(Problem(ProblemCode.INVALID, message, ("miles",)))
        if said.worked is None and said.miles:
            message = (
                f"{said.miles} miles on {day}, on which you did not work: nobody pays for them "
                "here. Say 0 miles, or when you worked."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("miles",)))
        if said.worked is not None:
            self._check_worked(said.worked, said.break_minutes, day)
        return replace(self, said=said)

    def _check_worked(self, worked: Period, break_minutes: int, day: str) -> None:
        if not 0 <= break_minutes < worked.length // MINUTE:
            message = (
                f"A break of {break_minutes} minutes on {day}: say 0 to "
                f"{worked.length // MINUTE - 1}."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("breakMinutes",)))
        if worked.length > A_DAY:
            message = (
                f"Worked from {spoken_moment(worked.start)} to {spoken_moment(worked.end)} is "
                "over 24 hours. Nobody works so long at a stretch; put the times right."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("worked",)))
        near = self.session.widened(timedelta(hours=12))
        if not near.contains(worked):
            message = (
                f"Worked from {spoken_moment(worked.start)} to {spoken_moment(worked.end)} is "
                f"more than 12 hours away from the session of {day}. Ask the host for a new "
                "request, or put the times right."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("worked",)))

    def problems(self) -> Iterator[Problem]:
        """What stands in the way of handing the line in."""
        if self.reverses is not None:
            return
        day = spoken(day_of(self.session.start))
        if self.said is None:
            message = f"Nothing is said of {day}: say when you worked, or why not."
            yield Problem(ProblemCode.INVALID, message, ("lines",))
        elif self.minutes != self.agreed_minutes and not self.said.why.strip():
            message = (
                f"On {day} {_hours(self.minutes)} are claimed and "
                f"{_hours(self.agreed_minutes)} were agreed. Say why."
            )
            yield Problem(ProblemCode.INVALID, message, ("why",))

    def reversed_as(self, id: LineId) -> "Line":  # noqa: A002 its name
        """The line that takes this one back."""
        return replace(self, id=id, reverses=self.id)

    def anew(self, id: LineId) -> "Line":  # noqa: A002 its name
        """The same session, to be filled in again."""
        return replace(self, id=id, reverses=None)


def paid_minutes(session: Period) -> int:
    """Those of a session as it is agreed: its length, less the usual break."""
    return session.length // MINUTE - usual_break(session)


def usual_break(session: Period) -> int:
    """Unpaid minutes: 36 of a session of more than six hours, none of a shorter one."""
    long = session.length > LONG_SESSION
    return BREAK_OF_A_LONG_SESSION.on(day_of(session.start)) if long else 0


def first_overlap(lines: Iterable[Line]) -> tuple[Period, Period] | None:
    """Two stretches of work that cover the same time, if any do; reversals left out."""
    worked = sorted(
        line.said.worked
        for line in lines
        if line.reverses is None and line.said is not None and line.said.worked is not None
    )
    return next((pair for pair in pairwise(worked) if pair[0].overlaps(pair[1])), None)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.4g} hours"
