"""Confirming an offer, which becomes a placement."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import OfferId
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank_graphql.consent import CONSENTS, ConsentInput, given
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which offer you confirm as the host.")
class ConfirmPlacementInput:
    """An offer."""

    offer_id: ID = field(description="The offer.")
    consents: list[ConsentInput] = field(description=CONSENTS, default_factory=list)


@strawberry.type(description="What came of confirming.")
class ConfirmPlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="The new placement.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class ConfirmPlacementMutation:
    """Confirming."""

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
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            placement = await confirm_placement(
                offer_id=offer_id,
                given=given(input.consents),
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement.id)
        return payload
