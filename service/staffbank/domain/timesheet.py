"""What was really worked, week by week, and who stands behind it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.event import Event
from staffbank.domain.law.worked import NOTHING_FOUND, Finding, Worked
from staffbank.domain.london import spoken
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.worked_line import MINUTE, Line, LineId, WorkedBy
from staffbank.domain.worker import WorkerId

TimesheetId = NewType("TimesheetId", UUID)


class TimesheetState(Enum):
    """Where a timesheet is."""

    DRAFT = "draft"  # the worker fills it in
    SUBMITTED = "submitted"  # waits for the host's line manager
    QUERIED = "queried"  # back with the worker, with a question
    APPROVED = "approved"  # waits for the budget holder where the council asks for two steps
    AUTHORISED = "authorised"
    LOCKED = "locked"  # for good: what is paid and recharged


ROAD = {
    TimesheetState.DRAFT: (TimesheetState.SUBMITTED,),
    TimesheetState.SUBMITTED: (TimesheetState.APPROVED, TimesheetState.QUERIED),
    TimesheetState.QUERIED: (TimesheetState.SUBMITTED,),
    TimesheetState.APPROVED: (
        TimesheetState.AUTHORISED,
        TimesheetState.QUERIED,
        TimesheetState.LOCKED,
    ),
    TimesheetState.AUTHORISED: (TimesheetState.LOCKED,),
    TimesheetState.LOCKED: (),
}

SAME_PERSON = "You {part} this timesheet; somebody else has to {wanted} it."


@dataclass(frozen=True)
class Timesheet:
    """One placement's week, Monday to Sunday of London's calendar, by its sessions.

    What is locked is never edited. A correction is another timesheet: it names the locked one
    in `corrects`, reverses lines of it and gives them anew.
    """

    id: TimesheetId
    region_id: RegionId
    placement_id: PlacementId
    worker_id: WorkerId
    person: str
    home_employer_id: EmployerId
    host_council_id: CouncilId
    week: date
    lines: tuple[Line, ...]
    two_steps: bool = False  # the host's budget holder authorises what its manager approved
    state: TimesheetState = TimesheetState.DRAFT
    submitted_by: str | None = None
    approved_by: str | None = None
    authorised_by: str | None = None
    query: str | None = None
    corrects: TimesheetId | None = None
    found: Finding = NOTHING_FOUND

    @property
    def minutes(self) -> int:
        """Paid minutes, breaks left out; a correction may come to less than nothing."""
        return sum(line.minutes for line in self.lines)

    def fill_in(self, line_id: LineId, worked: WorkedBy) -> "Timesheet":
        """Say what became of one session.

        Raises:
            Declined: not hers to fill in any more, no such line, or the times cannot be.
        """
        self._must_be({TimesheetState.DRAFT, TimesheetState.QUERIED}, "filled in")
        if line_id not in {line.id for line in self.lines if line.reverses is None}:
            message = f"The week of {spoken(self.week)} has no line {line_id}."
            raise Declined(Problem(ProblemCode.NOT_FOUND, message, ("lineId",)))
        lines = (line.filled_in(worked) if line.id == line_id else line for line in self.lines)
        return replace(self, lines=tuple(lines))

    def submit(self, *, by: str) -> "Timesheet":
        """The worker hands it in.

        Raises:
            Declined: out of turn, or some line says nothing, or varies and does not say why.
        """
        self._must_be({TimesheetState.DRAFT, TimesheetState.QUERIED}, "submitted")
        if problems := [problem for line in self.lines for problem in line.problems()]:
            raise Declined(*problems)
        return replace(self, state=TimesheetState.SUBMITTED, submitted_by=by, query=None)

    def approve(self, *, by: str) -> "Timesheet":
        """The host's line manager agrees. Raises Declined out of turn, or for her own."""
        self._must_be({TimesheetState.SUBMITTED}, "approved")
        self._somebody_else(by, "approve")
        return replace(self, state=TimesheetState.APPROVED, approved_by=by)

    def authorise(self, *, by: str) -> "Timesheet":
        """The host's budget holder agrees too, where the host asks for two steps."""
        self._must_be({TimesheetState.APPROVED}, "authorised")
        if not self.two_steps:
            message = "This council asks for one step only; an approved timesheet is locked."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("timesheetId",)))
        self._somebody_else(by, "authorise")
        return replace(self, state=TimesheetState.AUTHORISED, authorised_by=by)

    def ask(self, *, query: str) -> "Timesheet":
        """Send it back to the worker with a question. Raises Declined."""
        self._must_be({TimesheetState.SUBMITTED, TimesheetState.APPROVED}, "queried")
        if not query.strip():
            message = "Say what you want to know; the worker reads it."
            raise Declined(Problem(ProblemCode.INVALID, message, ("query",)))
        return replace(
            self, state=TimesheetState.QUERIED, query=query.strip(), approved_by=None
        )

    def lock(self) -> "Timesheet":
        """Close it for good. Raises Declined where a step is missing."""
        self._must_be({self._last_step}, "locked")
        return replace(self, state=TimesheetState.LOCKED)

    @property
    def can_lock(self) -> bool:
        """Whether every step that the host asks for is done."""
        return self.state is self._last_step

    @property
    def _last_step(self) -> TimesheetState:
        return TimesheetState.AUTHORISED if self.two_steps else TimesheetState.APPROVED

    def correction(
        self,
        *,
        id: TimesheetId,  # noqa: A002 its name
        of: tuple[tuple[LineId, LineId, LineId], ...],
    ) -> "Timesheet":
        """A draft that reverses lines of this one and gives them anew.

        `of` has for each line: its id, the id of its reversal, and the id of the new line.

        Raises:
            Declined: it is not locked, or has no such line.
        """
        self._must_be({TimesheetState.LOCKED}, "corrected")
        lines = {line.id: line for line in self.lines if line.reverses is None}
        if unknown := [line for line, _, _ in of if line not in lines]:
            message = f"This timesheet has no line {unknown[0]} that can be corrected."
            raise Declined(Problem(ProblemCode.NOT_FOUND, message, ("lineIds",)))
        return replace(
            self,
            id=id,
            lines=tuple(
                each
                for old, reversal, new in of
                for each in (lines[old].reversed_as(reversal), lines[old].anew(new))
            ),
            state=TimesheetState.DRAFT,
            submitted_by=None,
            approved_by=None,
            authorised_by=None,
            corrects=self.id,
            found=NOTHING_FOUND,
        )

    @property
    def away(self) -> frozenset[date]:
        """The days on which she was ill or on leave."""
        return frozenset(day for line in self.lines for day in line.away)

    @property
    def worked(self) -> tuple[Worked, ...]:
        """What was worked of it, reversals left out."""
        return tuple(
            Worked(line.said.worked, line.said.break_minutes * MINUTE)
            for line in self.lines
            if line.reverses is None and line.said is not None and line.said.worked is not None
        )

    def happened(self, verb: str, **details: str | int | None) -> Event:
        """The event `timesheet.VERB`, for both sides to read."""
        involved = frozenset({self.home_employer_id, self.host_council_id})
        return Event(f"timesheet.{verb}", self.id, involved, details, self.person)

    def _somebody_else(self, by: str, wanted: str) -> None:
        parts = {
            self.person: "worked",
            self.submitted_by: "submitted",
            self.approved_by: "approved",
        }
        if by in parts:
            message = SAME_PERSON.format(part=parts[by], wanted=wanted)
            raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("timesheetId",)))

    def _must_be(self, states: set[TimesheetState], wanted: str) -> None:
        if self.state not in states:
            able = " or ".join(sorted(state.value for state in states))
            message = (
                f"This timesheet cannot be {wanted}: it is {self.state.value}, not {able}."
            )
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("timesheetId",)))
