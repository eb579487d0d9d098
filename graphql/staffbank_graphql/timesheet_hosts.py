"""A timesheet as the host meets it."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.council import CouncilId
from staffbank.domain.timesheet import TimesheetId
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.ask_two_steps import ask_two_steps
from staffbank.usecases.timesheet.authorise_timesheet import authorise_timesheet
from staffbank.usecases.timesheet.query_timesheet import query_timesheet
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.timesheet import TIMESHEET, Timesheet


@strawberry.input(description="What you want to know.")
class QueryTimesheetInput:
    """A timesheet and a question."""

    timesheet_id: ID = field(description="The timesheet.")
    query: str = field(description="Your question; the worker reads it.")


@strawberry.type(description="What came of it.")
class QueryTimesheetPayload:
    """The timesheet, or the problems."""

    timesheet: Timesheet | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which timesheet you agree to.")
class ApproveTimesheetInput:
    """A timesheet."""

    timesheet_id: ID = field(description="The timesheet.")


@strawberry.type(description="What came of it.")
class ApproveTimesheetPayload:
    """The timesheet, or the problems."""

    timesheet: Timesheet | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which timesheet you agree to.")
class AuthoriseTimesheetInput:
    """A timesheet."""

    timesheet_id: ID = field(description="The timesheet.")


@strawberry.type(description="What came of it.")
class AuthoriseTimesheetPayload:
    """The timesheet, or the problems."""

    timesheet: Timesheet | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="For which council, and whether.")
class AskTwoStepsInput:
    """A council and a yes or no."""

    council_id: ID = field(description="The council.")
    asked: bool = field(description="Whether two steps are asked for.")


@strawberry.type(description="What came of it.")
class AskTwoStepsPayload:
    """The council, or the problems."""

    council: Council | None = field(description="The council.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class TimesheetHostsMutation:
    """What the host does with it."""

    @strawberry.mutation(description="Send a timesheet back to the worker with a question.")
    async def query_timesheet(
        self,
        info: BankInfo,
        input: Annotated[QueryTimesheetInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> QueryTimesheetPayload:
        payload, context = QueryTimesheetPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                timesheet_id = TimesheetId(
                    read.id("Timesheet", input.timesheet_id, "timesheetId")
                )
            done = await query_timesheet(
                timesheet_id=timesheet_id, query=input.query, uow=context.unit_of_work()
            )
            context.forget()
            payload.timesheet = await TIMESHEET.fetch(context, done.id)
        return payload

    @strawberry.mutation(description="Agree to a timesheet as the host's line manager.")
    async def approve_timesheet(
        self,
        info: BankInfo,
        input: Annotated[ApproveTimesheetInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ApproveTimesheetPayload:
        payload, context = ApproveTimesheetPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                timesheet_id = TimesheetId(
                    read.id("Timesheet", input.timesheet_id, "timesheetId")
                )
            done = await approve_timesheet(
                timesheet_id=timesheet_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.timesheet = await TIMESHEET.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Agree to an approved timesheet as the host's budget holder, where the "
        "host asks for two steps."
    )
    async def authorise_timesheet(
        self,
        info: BankInfo,
        input: Annotated[AuthoriseTimesheetInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AuthoriseTimesheetPayload:
        payload, context = AuthoriseTimesheetPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                timesheet_id = TimesheetId(
                    read.id("Timesheet", input.timesheet_id, "timesheetId")
                )
            done = await authorise_timesheet(
                timesheet_id=timesheet_id, uow=context.unit_of_work()
            )
            context.forget()
            payload.timesheet = await TIMESHEET.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Decide whether the budget holder authorises what the line manager "
        "approved; for timesheets opened from now on."
    )
    async def ask_two_steps(
        self,
        info: BankInfo,
        input: Annotated[AskTwoStepsInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AskTwoStepsPayload:
        payload, context = AskTwoStepsPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                council_id = CouncilId(read.id("Council", input.council_id, "councilId"))
            await ask_two_steps(
                council_id=council_id, asked=input.asked, uow=context.unit_of_work()
            )
            context.forget()
            payload.council = await COUNCIL.fetch(context, council_id)
        return payload
