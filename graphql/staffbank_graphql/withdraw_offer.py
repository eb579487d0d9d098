"""Taking an offer back."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import OfferId
from staffbank.usecases.offer.withdraw_offer import withdraw_offer
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which offer you take back, and why.")
class WithdrawOfferInput:
    """An offer and a reason."""

    offer_id: ID = field(description="The offer.")
    reason: str = field(description="Why; the worker, her employer and the host can read it.")


@strawberry.type(description="What came of taking an offer back.")
class WithdrawOfferPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The withdrawn offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class WithdrawOfferMutation:
    """Taking back."""

    @strawberry.mutation(
        description="Take an offer back before it is confirmed: the coordinator any, the "
        "worker her own. She and the slot are free again."
    )
    async def withdraw_offer(
        self,
        info: BankInfo,
        input: Annotated[WithdrawOfferInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> WithdrawOfferPayload:
        payload, context = WithdrawOfferPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            offer = await withdraw_offer(
                offer_id=offer_id, reason=input.reason, uow=context.unit_of_work()
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload
