"""Opting out of the 48-hour week, and ending it."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.london import day_of
from staffbank.domain.worker import WorkerId
from staffbank.usecases.worker.agree_opt_out import agree_opt_out
from staffbank.usecases.worker.end_opt_out import end_opt_out
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.worker import WORKER, Worker


@strawberry.input(description="Your opt-out from the 48-hour week.")
class AgreeOptOutInput:
    """From when, and with what notice it ends."""

    worker_id: ID = field(description="The worker: you.")
    holds_from: date = field(description="From when; today at the earliest.")
    notice_days: int = field(description="Days of notice to end it: 7 to 91.", default=7)


@strawberry.type(description="What came of it.")
class AgreeOptOutPayload:
    """The worker, or the problems."""

    worker: Worker | None = field(description="How she stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Whose opt-out ends.")
class EndOptOutInput:
    """Yours."""

    worker_id: ID = field(description="The worker: you.")


@strawberry.type(description="What came of it.")
class EndOptOutPayload:
    """The worker, or the problems."""

    worker: Worker | None = field(description="How she stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class OptOutMutation:
    """What she alone may do."""

    @strawberry.mutation(
        description="Agree in writing to work more than 48 hours a week on average."
    )
    async def agree_opt_out(
        self,
        info: BankInfo,
        input: Annotated[AgreeOptOutInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AgreeOptOutPayload:
        payload, context = AgreeOptOutPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                worker_id = WorkerId(read.id("Worker", input.worker_id, "workerId"))
            await agree_opt_out(
                worker_id=worker_id,
                holds_from=input.holds_from,
                notice_days=input.notice_days,
                today=day_of(context.now),
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.worker = await WORKER.fetch(context, worker_id)
        return payload

    @strawberry.mutation(description="End your opt-out; it holds until its notice is over.")
    async def end_opt_out(
        self,
        info: BankInfo,
        input: Annotated[EndOptOutInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> EndOptOutPayload:
        payload, context = EndOptOutPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                worker_id = WorkerId(read.id("Worker", input.worker_id, "workerId"))
            await end_opt_out(
                worker_id=worker_id, today=day_of(context.now), uow=context.unit_of_work()
            )
            context.forget()
            payload.worker = await WORKER.fetch(context, worker_id)
        return payload
