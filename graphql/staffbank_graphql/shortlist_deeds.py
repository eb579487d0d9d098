"""What a coordinator makes of a run: a proposal declined, a slot without a match."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.match_run import ProposalId
from staffbank.domain.shortlist import OpenSlotId
from staffbank.usecases.match_run.decline_proposal import decline_proposal
from staffbank.usecases.match_run.say_no_match import say_no_match
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.proposal import PROPOSAL, UNFILLED, Proposal, Unfilled


@strawberry.input(description="Which proposal you do not follow, and why.")
class DeclineProposalInput:
    """A proposal and a reason."""

    proposal_id: ID = field(description="The proposal.")
    reason: str = field(description="Why; it is kept beside its points.")


@strawberry.type(description="What came of it.")
class DeclineProposalPayload:
    """The proposal, or the problems."""

    proposal: Proposal | None = field(description="The declined proposal.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which open slot has no match, and why.")
class SayNoMatchInput:
    """An open slot and a reason."""

    unfilled_id: ID = field(description="The slot that a run left open.")
    reason: str = field(description="Why; the council that asks hears of it.")


@strawberry.type(description="What came of it.")
class SayNoMatchPayload:
    """The open slot, or the problems."""

    unfilled: Unfilled | None = field(description="The open slot.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class ShortlistMutation:
    """Deciding otherwise than a run."""

    @strawberry.mutation(description="Decline a proposal of the engine's; no offer follows it.")
    async def decline_proposal(
        self,
        info: BankInfo,
        input: Annotated[DeclineProposalInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> DeclineProposalPayload:
        payload, context = DeclineProposalPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                key = ProposalId(read.id("Proposal", input.proposal_id, "proposalId"))
            await decline_proposal(
                proposal_id=key,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.proposal = await PROPOSAL.fetch(context, key)
        return payload

    @strawberry.mutation(description="Say that nobody fits a slot that a run left open.")
    async def say_no_match(
        self,
        info: BankInfo,
        input: Annotated[SayNoMatchInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SayNoMatchPayload:
        payload, context = SayNoMatchPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                key = OpenSlotId(read.id("Unfilled", input.unfilled_id, "unfilledId"))
            await say_no_match(
                open_slot_id=key,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.unfilled = await UNFILLED.fetch(context, key)
        return payload
