"""The host does not take a worker."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import OfferId, RejectionReason
from staffbank.usecases.offer.reject_offer import reject_offer
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which offer you reject, and why.")
class RejectOfferInput:
    """An offer and a reason."""

    offer_id: ID = field(description="The offer.")
    reason: RejectionReason = field(description="Why.")


@strawberry.type(description="What came of it.")
class RejectOfferPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The rejected offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class RejectOfferMutation:
    """Rejecting."""

    @strawberry.mutation(
        description="Reject an offer whose worker was released for you; the slot is free again."
    )
    async def reject_offer(
        self,
        info: BankInfo,
        input: Annotated[RejectOfferInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RejectOfferPayload:
        payload, context = RejectOfferPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            offer = await reject_offer(
                offer_id=offer_id,
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload
