"""Taking a release back."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import OfferId, RefusalReason
from staffbank.usecases.offer.withdraw_release import withdraw_release
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.problem import Problem


@strawberry.input(description="For which offer you take your release back, and why.")
class WithdrawReleaseInput:
    """An offer and a reason."""

    offer_id: ID = field(description="The offer.")
    reason: RefusalReason = field(description="Why.")


@strawberry.type(description="What came of it.")
class WithdrawReleasePayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The refused offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class WithdrawReleaseMutation:
    """Taking a release back."""

    @strawberry.mutation(
        description="Keep your worker after all, before the host has confirmed; the slot is "
        "free again."
    )
    async def withdraw_release(
        self,
        info: BankInfo,
        input: Annotated[WithdrawReleaseInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> WithdrawReleasePayload:
        payload, context = WithdrawReleasePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            offer = await withdraw_release(
                offer_id=offer_id,
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload
