"""A recharge: shown, issued, accepted or disputed, settled."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.recharge import RechargeId
from staffbank.usecases.recharge.accept_recharge import accept_recharge
from staffbank.usecases.recharge.credit_recharge import credit_recharge
from staffbank.usecases.recharge.dispute_recharge import dispute_recharge
from staffbank.usecases.recharge.issue_recharge import issue_recharge
from staffbank.usecases.recharge.settle_recharge import settle_recharge
from staffbank.usecases.recharge.show_recharge import show_recharge
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.recharge import RECHARGE, Recharge


@strawberry.input(description="Which recharge you show.")
class ShowRechargeInput:
    """A recharge."""

    recharge_id: ID = field(description="The recharge.")


@strawberry.type(description="What came of it.")
class ShowRechargePayload:
    """The recharge, or the problems."""

    recharge: Recharge | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which recharge you issue.")
class IssueRechargeInput:
    """A recharge."""

    recharge_id: ID = field(description="The recharge.")


@strawberry.type(description="What came of it.")
class IssueRechargePayload:
    """The recharge, or the problems."""

    recharge: Recharge | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which recharge you accept.")
class AcceptRechargeInput:
    """A recharge."""

    recharge_id: ID = field(description="The recharge.")


@strawberry.type(description="What came of it.")
class AcceptRechargePayload:
    """The recharge, or the problems."""

    recharge: Recharge | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which recharge you dispute, and why.")
class DisputeRechargeInput:
    """A recharge and a reason."""

    recharge_id: ID = field(description="The recharge.")
    reason: str = field(description="What is wrong; the home employer reads it.")


@strawberry.type(description="What came of it.")
class DisputeRechargePayload:
    """The recharge, or the problems."""

    recharge: Recharge | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which disputed recharge you take back, and why.")
class CreditRechargeInput:
    """A recharge and a reason."""

    recharge_id: ID = field(description="The recharge.")
    reason: str = field(description="Why it is taken back; the host reads it.")


@strawberry.type(description="What came of it.")
class CreditRechargePayload:
    """The credit note, or the problems."""

    credit_note: Recharge | None = field(
        description="What takes it back, with lines of its own.", default=None
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which recharge is settled.")
class SettleRechargeInput:
    """A recharge."""

    recharge_id: ID = field(description="The recharge.")


@strawberry.type(description="What came of it.")
class SettleRechargePayload:
    """The recharge, or the problems."""

    recharge: Recharge | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class RechargeMutation:
    """What both finance officers do with it."""

    @strawberry.mutation(description="Show a recharge to the host, as a pro forma.")
    async def show_recharge(
        self,
        info: BankInfo,
        input: Annotated[ShowRechargeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ShowRechargePayload:
        payload, context = ShowRechargePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                recharge_id = RechargeId(read.id("Recharge", input.recharge_id, "rechargeId"))
            done = await show_recharge(
                recharge_id=recharge_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.recharge = await RECHARGE.fetch(context, done.id)
        return payload

    @strawberry.mutation(description="Issue a recharge, with VAT.")
    async def issue_recharge(
        self,
        info: BankInfo,
        input: Annotated[IssueRechargeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> IssueRechargePayload:
        payload, context = IssueRechargePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                recharge_id = RechargeId(read.id("Recharge", input.recharge_id, "rechargeId"))
            done = await issue_recharge(
                recharge_id=recharge_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.recharge = await RECHARGE.fetch(context, done.id)
        return payload

    @strawberry.mutation(description="Accept a recharge for the host, or let its dispute go.")
    async def accept_recharge(
        self,
        info: BankInfo,
        input: Annotated[AcceptRechargeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AcceptRechargePayload:
        payload, context = AcceptRechargePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                recharge_id = RechargeId(read.id("Recharge", input.recharge_id, "rechargeId"))
            done = await accept_recharge(
                recharge_id=recharge_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.recharge = await RECHARGE.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Dispute a recharge for the host; the worker is paid whatever comes of it."
    )
    async def dispute_recharge(
        self,
        info: BankInfo,
        input: Annotated[DisputeRechargeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> DisputeRechargePayload:
        payload, context = DisputeRechargePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                recharge_id = RechargeId(read.id("Recharge", input.recharge_id, "rechargeId"))
            done = await dispute_recharge(
                recharge_id=recharge_id,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.recharge = await RECHARGE.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="End a dispute by a credit note for the whole recharge; its hours are "
        "charged anew when they are corrected, or else with this month."
    )
    async def credit_recharge(
        self,
        info: BankInfo,
        input: Annotated[CreditRechargeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> CreditRechargePayload:
        payload, context = CreditRechargePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                recharge_id = RechargeId(read.id("Recharge", input.recharge_id, "rechargeId"))
            note = await credit_recharge(
                recharge_id=recharge_id,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.credit_note = await RECHARGE.fetch(context, note.id)
        return payload

    @strawberry.mutation(description="Say that the home employer has the money.")
    async def settle_recharge(
        self,
        info: BankInfo,
        input: Annotated[SettleRechargeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SettleRechargePayload:
        payload, context = SettleRechargePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                recharge_id = RechargeId(read.id("Recharge", input.recharge_id, "rechargeId"))
            done = await settle_recharge(
                recharge_id=recharge_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.recharge = await RECHARGE.fetch(context, done.id)
        return payload
