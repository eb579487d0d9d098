"""What is kept of a worker: checks, and when she can work."""

from datetime import date, time
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    WeeklyOffer,
    Window,
)
from staffbank.domain.check import Check, CheckKind, DbsLevel, RegisterStatus, StatusCheck
from staffbank.domain.worker import WorkerId
from staffbank.usecases.worker.record_check import record_check
from staffbank.usecases.worker.set_availability import set_availability
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, Reading, problems_into, reading
from staffbank_graphql.join_bank import WeeklyHoursInput
from staffbank_graphql.problem import Problem
from staffbank_graphql.worker import WORKER, Worker


@strawberry.input(description="A look at the DBS Update Service.")
class StatusCheckInput:
    """With her consent, the original seen."""

    consented_on: date = field(description="When she consented to it.")
    original_seen: bool = field(description="Whether the original certificate was seen.")


@strawberry.input(description="A check that the home employer has made.")
class RecordCheckInput:
    """A check, by its dates: never content of a certificate."""

    worker_id: ID = field(description="Who was checked.")
    kind: CheckKind = field(description="What was checked.")
    checked_on: date = field(description="The day of the check.")
    valid_from: date = field(description="The first day on which it holds.")
    expires_on: date | None = field(
        description="The last day on which it holds; leave out where nothing ends it.",
        default=None,
    )
    reference: str = field(
        description="The number of the registration or certificate.", default=""
    )
    dbs_level: DbsLevel | None = field(
        description="How deep a DBS check went; only for one.", default=None
    )
    register_status: RegisterStatus | None = field(
        description="What the register said; only for a registration.", default=None
    )
    status_check: StatusCheckInput | None = field(
        description="Where a DBS certificate was looked up at the Update Service, and not made "
        "anew.",
        default=None,
    )

    def read(self) -> Check:
        """The same in the domain's words. Raises NotACheck."""
        return Check(
            kind=self.kind,
            checked_on=self.checked_on,
            valid_from=self.valid_from,
            expires_on=self.expires_on,
            reference=self.reference.strip(),
            dbs_level=self.dbs_level,
            register_status=self.register_status,
            status_check=StatusCheck(
                self.status_check.consented_on, self.status_check.original_seen
            )
            if self.status_check
            else None,
        )


@strawberry.input(description="Time offered every week.")
class WeeklyOfferInput:
    """Hours, and from which day to which."""

    hours: WeeklyHoursInput = field(description="Which hours of the week.")
    first_day: date = field(description="The first day on which they are offered.")
    last_day: date = field(description="The last day, included.")
    instead: Instead = field(
        description="Whether they replace home work.", default=Instead.ON_TOP
    )

    def read(self) -> WeeklyOffer:
        """The same in the domain's words. Raises NotAWindow."""
        return WeeklyOffer(self.hours.read(), self.first_day, self.last_day, self.instead)


@strawberry.input(description="Time offered once.")
class WindowInput:
    """From a time on one day to a time on the same or a later one."""

    first_day: date = field(description="The day on which it begins.")
    since: time = field(description="When it begins.")
    last_day: date = field(description="The day on which it ends.")
    until: time = field(description="When it ends.")
    instead: Instead = field(
        description="Whether it replaces home work.", default=Instead.ON_TOP
    )

    def read(self) -> Window:
        """The same in the domain's words. Raises NotAWindow."""
        return Window(self.first_day, self.since, self.last_day, self.until, self.instead)


@strawberry.input(description="Whole days on which nothing is offered.")
class BlockOutInput:
    """Days, both included."""

    first_day: date = field(description="The first of the days.")
    last_day: date = field(description="The last of them, included.")
    reason: BlockReason = field(description="Why.", default=BlockReason.UNAVAILABLE)

    def read(self) -> BlockOut:
        """The same in the domain's words. Raises NotAWindow."""
        return BlockOut(self.first_day, self.last_day, self.reason)


@strawberry.input(
    description="All that a worker says about her time; it replaces what was said."
)
class SetAvailabilityInput:
    """When she can work for others."""

    worker_id: ID = field(description="Whose time it is.")
    weekly: list[WeeklyOfferInput] = field(
        description="Time offered every week.", default_factory=list
    )
    windows: list[WindowInput] = field(description="Time offered once.", default_factory=list)
    block_outs: list[BlockOutInput] = field(
        description="Days on which nothing is offered.", default_factory=list
    )
    digest: str | None = field(
        description="The `digest` of what you have read and now replace; leave out where "
        "nothing was said before. Where something else was said meanwhile, nothing is done.",
        default=None,
    )

    def read(self, read: Reading) -> Availability:
        """The same in the domain's words."""
        return Availability(
            weekly=read.each(WeeklyOfferInput.read, self.weekly, "weekly"),
            windows=read.each(WindowInput.read, self.windows, "windows"),
            block_outs=read.each(BlockOutInput.read, self.block_outs, "blockOuts"),
        )


@strawberry.type(description="What came of recording a check.")
class RecordCheckPayload:
    """The worker, or the problems."""

    worker: Worker | None = field(description="The worker, with the check.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of setting availability.")
class SetAvailabilityPayload:
    """The worker, or the problems."""

    worker: Worker | None = field(description="The worker.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class WorkerRecordMutation:
    """Keeping a worker's record."""

    @strawberry.mutation(description="Record a check that you have made of a worker.")
    async def record_check(
        self,
        info: BankInfo,
        input: Annotated[RecordCheckInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RecordCheckPayload:
        payload, context = RecordCheckPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                worker_id = WorkerId(read.id("Worker", input.worker_id, "workerId"))
                check = read.one(input.read)
            await record_check(
                worker_id=worker_id, check=check, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.worker = await WORKER.fetch(context, worker_id)
        return payload

    @strawberry.mutation(
        description="Say when she can work for others. Bookings already made stay."
    )
    async def set_availability(
        self,
        info: BankInfo,
        input: Annotated[SetAvailabilityInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SetAvailabilityPayload:
        payload, context = SetAvailabilityPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                worker_id = WorkerId(read.id("Worker", input.worker_id, "workerId"))
                said = input.read(read)
            await set_availability(
                worker_id=worker_id,
                availability=said,
                digest=input.digest,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.worker = await WORKER.fetch(context, worker_id)
        return payload
