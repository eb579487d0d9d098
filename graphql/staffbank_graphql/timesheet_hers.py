"""A timesheet as its worker meets it."""

from datetime import date, datetime
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.period import NotAPeriod, Period
from staffbank.domain.placement import PlacementId
from staffbank.domain.timesheet import TimesheetId
from staffbank.domain.worked_line import Absence, LineId, WorkedBy
from staffbank.usecases.timesheet.correct_timesheet import correct_timesheet
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from staffbank.usecases.timesheet.open_timesheet import open_timesheet
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, Reading, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.timesheet import TIMESHEET, Timesheet


@strawberry.input(description="Which week of which placement.")
class OpenTimesheetInput:
    """A placement and a day."""

    placement_id: ID = field(description="The placement.")
    week: date = field(description="Any day of the week.")


@strawberry.type(description="What came of it.")
class OpenTimesheetPayload:
    """The timesheet, or the problems."""

    timesheet: Timesheet | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="When you worked, or why not.")
class FillInTimesheetInput:
    """A line, and either hours or an absence."""

    timesheet_id: ID = field(description="The timesheet.")
    line_id: ID = field(description="The line.")
    worked_from: datetime | None = field(
        description="When you began; null where you were away.", default=None
    )
    worked_until: datetime | None = field(description="When you ended.", default=None)
    break_minutes: int = field(description="Unpaid minutes of break.", default=0)
    miles: int = field(description="Miles of the day by your own car.", default=0)
    absence: Absence | None = field(
        description="Why you were away; null where you worked.", default=None
    )
    why: str = field(description="Why the hours are not as agreed.", default="")


@strawberry.type(description="What came of it.")
class FillInTimesheetPayload:
    """The timesheet, or the problems."""

    timesheet: Timesheet | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which timesheet you hand in.")
class SubmitTimesheetInput:
    """A timesheet."""

    timesheet_id: ID = field(description="The timesheet.")


@strawberry.type(description="What came of it.")
class SubmitTimesheetPayload:
    """The timesheet, or the problems."""

    timesheet: Timesheet | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which lines are wrong.")
class CorrectTimesheetInput:
    """A timesheet and lines of it."""

    timesheet_id: ID = field(description="The timesheet.")
    line_ids: list[ID] = field(description="The lines that are wrong.")


@strawberry.type(description="What came of it.")
class CorrectTimesheetPayload:
    """The timesheet, or the problems."""

    timesheet: Timesheet | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class TimesheetHersMutation:
    """What the worker does with it."""

    @strawberry.mutation(
        description="Draw up a week's timesheet from the sessions of your placement, each as "
        "agreed."
    )
    async def open_timesheet(
        self,
        info: BankInfo,
        input: Annotated[OpenTimesheetInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> OpenTimesheetPayload:
        payload, context = OpenTimesheetPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await open_timesheet(
                placement_id=placement_id,
                week=input.week,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.timesheet = await TIMESHEET.fetch(context, done.id)
        return payload

    @strawberry.mutation(description="Say what became of a session.")
    async def fill_in_timesheet(
        self,
        info: BankInfo,
        input: Annotated[FillInTimesheetInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> FillInTimesheetPayload:
        payload, context = FillInTimesheetPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                timesheet_id = TimesheetId(
                    read.id("Timesheet", input.timesheet_id, "timesheetId")
                )
                line_id = LineId(read.id("TimesheetLine", input.line_id, "lineId"))
                said = said_of(input, read)
            done = await fill_in_line(
                timesheet_id=timesheet_id,
                line_id=line_id,
                said=said,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.timesheet = await TIMESHEET.fetch(context, done.id)
        return payload

    @strawberry.mutation(description="Hand your timesheet in.")
    async def submit_timesheet(
        self,
        info: BankInfo,
        input: Annotated[SubmitTimesheetInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SubmitTimesheetPayload:
        payload, context = SubmitTimesheetPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                timesheet_id = TimesheetId(
                    read.id("Timesheet", input.timesheet_id, "timesheetId")
                )
            done = await submit_timesheet(
                timesheet_id=timesheet_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.timesheet = await TIMESHEET.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Draw up a correction of a locked timesheet: it reverses lines and gives "
        "them anew."
    )
    async def correct_timesheet(
        self,
        info: BankInfo,
        input: Annotated[CorrectTimesheetInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> CorrectTimesheetPayload:
        payload, context = CorrectTimesheetPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                timesheet_id = TimesheetId(
                    read.id("Timesheet", input.timesheet_id, "timesheetId")
                )
                line_ids = [
                    LineId(read.id("TimesheetLine", each, "lineIds")) for each in input.line_ids
                ]
            done = await correct_timesheet(
                timesheet_id=timesheet_id, line_ids=line_ids, uow=context.unit_of_work()
            )
            context.forget()
            payload.timesheet = await TIMESHEET.fetch(context, done.id)
        return payload


def said_of(said: FillInTimesheetInput, read: Reading) -> WorkedBy:
    """What she says of the session; hours have both a beginning and an end."""
    since, until = said.worked_from, said.worked_until
    worked = None
    if since is not None or until is not None:
        worked = read.one(lambda: _worked(since, until), "workedUntil")
    return WorkedBy(worked, said.break_minutes, said.miles, said.absence, said.why)


def _worked(since: datetime | None, until: datetime | None) -> Period:
    if since is None or until is None:
        raise NotAPeriod("say both when you began and when you ended")
    return Period(since, until)
