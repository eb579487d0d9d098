"""Releasing a worker for an offer."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import OfferId
from staffbank.usecases.offer.release_worker import release_worker
from staffbank_graphql.consent import CONSENTS, ConsentInput, given
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.problem import Problem


@strawberry.input(description="For which offer you release your worker.")
class ReleaseWorkerInput:
    """An offer."""

    offer_id: ID = field(description="The offer.")
    consents: list[ConsentInput] = field(description=CONSENTS, default_factory=list)


@strawberry.type(description="What came of releasing.")
class ReleaseWorkerPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The released offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class ReleaseWorkerMutation:
    """Releasing."""

    @strawberry.mutation(description="Release your worker for the sessions of an offer.")
    async def release_worker(
        self,
        info: BankInfo,
        input: Annotated[ReleaseWorkerInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ReleaseWorkerPayload:
        payload, context = ReleaseWorkerPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            offer = await release_worker(
                offer_id=offer_id,
                given=given(input.consents),
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload
