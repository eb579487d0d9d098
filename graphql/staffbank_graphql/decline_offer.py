"""Declining an offer."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import DeclineReason, OfferId
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which offer you decline, and why.")
class DeclineOfferInput:
    """An offer and a reason."""

    offer_id: ID = field(description="The offer.")
    reason: DeclineReason = field(description="Why.")


@strawberry.type(description="What came of declining.")
class DeclineOfferPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The declined offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class DeclineOfferMutation:
    """Declining."""

    @strawberry.mutation(description="Decline an offer that was made to you.")
    async def decline_offer(
        self,
        info: BankInfo,
        input: Annotated[DeclineOfferInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> DeclineOfferPayload:
        payload, context = DeclineOfferPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            offer = await decline_offer(
                offer_id=offer_id,
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload
