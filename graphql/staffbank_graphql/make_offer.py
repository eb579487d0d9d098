"""Offering a slot to a worker."""

from dataclasses import replace
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.match_run import ProposalId
from staffbank.domain.offer import SlotId
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.domain.worker import WorkerId
from staffbank.ports.views import ProposalView
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank_graphql import problem
from staffbank_graphql.consent import CONSENTS, ConsentInput, given
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer


@strawberry.input(
    description="Who is offered what: by the engine's proposal, or by a slot and a worker."
)
class MakeOfferInput:
    """A proposal, or else a slot and a worker."""

    proposal_id: ID | None = field(description="The engine's proposal.", default=None)
    slot_id: ID | None = field(description="Without a proposal: the slot.", default=None)
    worker_id: ID | None = field(description="Without a proposal: the worker.", default=None)
    reason: str = field(
        description="Why, where the last run proposes somebody else for the slot.", default=""
    )
    consents: list[ConsentInput] = field(description=CONSENTS, default_factory=list)

    async def pairing(self, context: Context) -> Pairing:
        """Who and what, in the domain's words. Raises Declined."""
        match self.proposal_id, self.slot_id, self.worker_id:
            case str(proposal), None, None:
                return await _proposed(proposal, context)
            case None, str(slot), str(worker):
                with reading() as read:
                    return Pairing(
                        SlotId(read.id("Slot", slot, "slotId")),
                        WorkerId(read.id("Worker", worker, "workerId")),
                    )
            case _:
                message = "Name a proposal, or else a slot and a worker: one of the two."
                raise Declined(Problem(ProblemCode.INVALID, message, ("proposalId",)))


@strawberry.type(description="What came of making an offer.")
class MakeOfferPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The new offer.", default=None)
    problems: list[problem.Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class MakeOfferMutation:
    """Making offers."""

    @strawberry.mutation(
        description="Offer a slot to a worker, who is held for it until the offer ends."
    )
    async def make_offer(
        self,
        info: BankInfo,
        input: Annotated[MakeOfferInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> MakeOfferPayload:
        payload, context = MakeOfferPayload(), info.context
        with problems_into(payload):
            pairing = await input.pairing(context)
            pairing = replace(pairing, given=given(input.consents), reason=input.reason)
            offer = await make_offer(
                pairing=pairing, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload


async def _proposed(text: str, context: Context) -> Pairing:
    with reading() as read:
        proposal_id = read.id("Proposal", text, "proposalId")
    proposal = await context.loaders.one(ProposalView, proposal_id)
    if proposal is None:
        raise not_found("proposal", "proposalId")
    return Pairing(
        SlotId(proposal.slot_id), WorkerId(proposal.worker_id), ProposalId(proposal.id)
    )
