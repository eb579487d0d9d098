"""Accepting an offer."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.offer import OfferId
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which offer you accept.")
class AcceptOfferInput:
    """An offer, and the worker's words."""

    offer_id: ID = field(description="The offer.")
    comments: str = field(
        description="Your comments on being consulted (s. 113(1) Local Government Act 1972); "
        "'none' will do, silence will not."
    )
    method: ConsultationMethod = field(
        description="How you were consulted, if not by this very question.",
        default=ConsultationMethod.BANK,
    )


@strawberry.type(description="What came of accepting.")
class AcceptOfferPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The accepted offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class AcceptOfferMutation:
    """Accepting."""

    @strawberry.mutation(description="Accept an offer that was made to you.")
    async def accept_offer(
        self,
        info: BankInfo,
        input: Annotated[AcceptOfferInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AcceptOfferPayload:
        payload, context = AcceptOfferPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            offer = await accept_offer(
                offer_id=offer_id,
                comments=input.comments,
                method=input.method,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload
