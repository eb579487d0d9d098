"""An offer on its road: made, answered, released, confirmed."""

from typing import Annotated

import strawberry

from staffbank.domain.offer import OfferId
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.offer.refuse_release import refuse_release
from staffbank.usecases.offer.release_worker import release_worker
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, problems_into, reading
from staffbank_graphql.offer import OFFER
from staffbank_graphql.offer_inputs import (
    AcceptOfferInput,
    AcceptOfferPayload,
    ConfirmPlacementInput,
    ConfirmPlacementPayload,
    DeclineOfferInput,
    DeclineOfferPayload,
    RefuseReleaseInput,
    RefuseReleasePayload,
    ReleaseWorkerInput,
    ReleaseWorkerPayload,
)
from staffbank_graphql.placement import PLACEMENT


def offer_id(text: str) -> OfferId:
    """The offer that an input names. Raises Declined."""
    with reading() as read:
        return OfferId(read.id("Offer", text, "offerId"))


@strawberry.type
class OfferMutation:
    """What people do with an offer."""

    @strawberry.mutation(description="Accept an offer that was made to you.")
    async def accept_offer(
        self,
        info: BankInfo,
        input: Annotated[AcceptOfferInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AcceptOfferPayload:
        payload, context = AcceptOfferPayload(), info.context
        with problems_into(payload):
            offer = await accept_offer(
                offer_id=offer_id(input.offer_id),
                comments=input.comments,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload

    @strawberry.mutation(description="Decline an offer that was made to you.")
    async def decline_offer(
        self,
        info: BankInfo,
        input: Annotated[DeclineOfferInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> DeclineOfferPayload:
        payload, context = DeclineOfferPayload(), info.context
        with problems_into(payload):
            offer = await decline_offer(
                offer_id=offer_id(input.offer_id),
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload

    @strawberry.mutation(description="Release your worker for the sessions of an offer.")
    async def release_worker(
        self,
        info: BankInfo,
        input: Annotated[ReleaseWorkerInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ReleaseWorkerPayload:
        payload, context = ReleaseWorkerPayload(), info.context
        with problems_into(payload):
            offer = await release_worker(
                offer_id=offer_id(input.offer_id), now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload

    @strawberry.mutation(description="Keep your worker at home; the slot is free again.")
    async def refuse_release(
        self,
        info: BankInfo,
        input: Annotated[RefuseReleaseInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RefuseReleasePayload:
        payload, context = RefuseReleasePayload(), info.context
        with problems_into(payload):
            offer = await refuse_release(
                offer_id=offer_id(input.offer_id),
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload

    @strawberry.mutation(
        description="Confirm for the host: the offer becomes a placement, and the host "
        "sees how to reach the worker."
    )
    async def confirm_placement(
        self,
        info: BankInfo,
        input: Annotated[ConfirmPlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ConfirmPlacementPayload:
        payload, context = ConfirmPlacementPayload(), info.context
        with problems_into(payload):
            placement = await confirm_placement(
                offer_id=offer_id(input.offer_id), now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement.id)
        return payload
