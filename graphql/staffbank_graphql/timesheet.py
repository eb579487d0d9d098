"""Timesheets, week by week."""

from datetime import date
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.timesheet import TimesheetState
from staffbank.domain.worked_line import Absence
from staffbank.ports.placement_views import LineView, TimesheetView
from staffbank_graphql.context import BankInfo
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.stretch import Stretch


@strawberry.type(description="One session of a timesheet, and what became of it.")
class TimesheetLine:
    """A line."""

    id: ID = field(description="Name it to fill it in or to correct it.")
    session: Stretch = field(description="The session as agreed.")
    worked: Stretch | None = field(description="When she worked; null where she was away.")
    break_minutes: int = field(description="Unpaid minutes of break.")
    minutes: int = field(description="Paid minutes; below zero in a reversal.")
    miles: int = field(description="Miles claimed; below zero in a reversal.")
    absence: Absence | None = field(description="Why she was away, if she was.")
    why: str = field(description="Why the hours are not as agreed.")
    reverses: ID | None = field(description="The line that it takes back, if it does.")

    @classmethod
    def of(cls, view: LineView) -> "TimesheetLine":
        """Show a line."""
        return cls(
            id=encode("TimesheetLine", view.id),
            session=Stretch(start=view.session_start, end=view.session_end),
            worked=(
                Stretch(start=view.worked_start, end=view.worked_end)
                if view.worked_start and view.worked_end
                else None
            ),
            break_minutes=view.break_minutes,
            minutes=view.minutes,
            miles=view.miles,
            absence=Absence(view.absence) if view.absence else None,
            why=view.why,
            reverses=encode("TimesheetLine", view.reverses) if view.reverses else None,
        )


@strawberry.type(description="A rule of working time that a week did not keep.")
class TimesheetWarning:
    """A warning."""

    rule: str = field(description="The rule's id.")
    because: str = field(description="What was not kept, in a sentence.")


@strawberry.type(description="What was really worked in one week of a placement.")
class Timesheet(Node):
    """A timesheet, as the API shows it."""

    state: TimesheetState = field(description="Where it is.")
    week: date = field(description="The Monday of its week.")
    minutes: int = field(description="Paid minutes; a correction may come to less than none.")
    miles: int = field(description="Miles claimed.")
    taxed_miles: int = field(
        description="Those of them from the day on which the host ceased to be a temporary "
        "workplace: the way there is pay, which the home employer taxes (TRV-1). The recharge "
        "is the same. Other miles of those days, between visits, stay free; payroll asks her."
    )
    two_steps: bool = field(description="Whether the host's budget holder has to authorise it.")
    query: str | None = field(description="The host's question, while it is with the worker.")
    corrects: ID | None = field(description="The locked timesheet that it corrects, if any.")
    lines: list[TimesheetLine] = field(description="Its sessions, in order.")
    warnings: list[TimesheetWarning] = field(
        description="What to know before it is approved: short breaks and rest, and averages "
        "over the weeks around it; told since it was filled in or handed in."
    )
    rest_owed_minutes: int = field(description="Compensatory rest that is owed for it.")
    placement_id: Private[UUID]

    @field(description="The placement that it is of.")
    async def placement(self, info: BankInfo) -> Placement | None:
        return await PLACEMENT.fetch(info.context, self.placement_id)

    @classmethod
    def of(cls, view: TimesheetView) -> "Timesheet":
        """Show a timesheet."""
        return cls(
            id=encode("Timesheet", view.id),
            state=TimesheetState(view.state),
            week=view.week,
            minutes=view.minutes,
            miles=view.miles,
            taxed_miles=view.taxed_miles,
            two_steps=view.two_steps,
            query=view.query,
            corrects=encode("Timesheet", view.corrects) if view.corrects else None,
            lines=[TimesheetLine.of(line) for line in view.lines],
            warnings=[
                TimesheetWarning(rule=rule, because=because) for rule, because in view.warnings
            ],
            rest_owed_minutes=view.rest_owed_minutes,
            placement_id=view.placement_id,
        )


TIMESHEET = Kind("Timesheet", TimesheetView, Timesheet.of)
