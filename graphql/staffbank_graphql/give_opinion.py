"""A line manager's opinion on a release."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import OfferId
from staffbank.domain.release_opinion import Opinion
from staffbank.usecases.offer.give_opinion import give_opinion
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.problem import Problem


@strawberry.input(description="For which offer, what you think of a release, and why.")
class GiveOpinionInput:
    """An offer, an opinion and a note."""

    offer_id: ID = field(description="The offer.")
    opinion: Opinion = field(description="For or against.")
    note: str = field(description="Why; whoever decides on the release reads it.")


@strawberry.type(description="What came of it.")
class GiveOpinionPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The offer, with the opinion.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class GiveOpinionMutation:
    """Giving an opinion."""

    @strawberry.mutation(
        description="Support or oppose a release of your worker; it binds nobody."
    )
    async def give_opinion(
        self,
        info: BankInfo,
        input: Annotated[GiveOpinionInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> GiveOpinionPayload:
        payload, context = GiveOpinionPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                offer_id = OfferId(read.id("Offer", input.offer_id, "offerId"))
            offer = await give_opinion(
                offer_id=offer_id,
                opinion=input.opinion,
                note=input.note,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.offer = await OFFER.fetch(context, offer.id)
        return payload
