"""How many of a home team have to stay."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.council import TeamId
from staffbank.domain.offer import OfferId
from staffbank.domain.problem import Declined
from staffbank.usecases.offer.home_floor import remaining_at_home
from staffbank.usecases.region.set_home_floor import set_home_floor
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import TEAM, Team
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem

OFFER = strawberry.argument(description="The offer.")


@strawberry.type(description="A day for which she would be released.")
class RemainingDay:
    """A day at home without her."""

    day: date = field(description="The day.")
    left: int = field(description="How many of her team would be left.")
    least: int = field(description="How many have to stay.")


@strawberry.type
class HomeFloorQuery:
    """What a release would leave."""

    @field(
        description="What a release would leave at home, on each day that it takes her from "
        "there; empty where her team keeps no floor, null for all but those who may release."
    )
    async def remaining_at_home(
        self, info: BankInfo, offer_id: Annotated[ID, OFFER]
    ) -> list[RemainingDay] | None:
        try:
            with reading() as read:
                key = OfferId(read.id("Offer", offer_id, "offerId"))
            left = await remaining_at_home(offer_id=key, uow=info.context.reading())
        except Declined:
            return None
        return [RemainingDay(day=each.day, left=each.left, least=each.least) for each in left]


@strawberry.input(description="A team, how many it has, and how many have to stay.")
class SetHomeFloorInput:
    """A floor."""

    team_id: ID = field(description="The team.")
    strength: int = field(description="How many social workers it has, 0 to 500.")
    least: int = field(description="How many of them have to stay.")


@strawberry.type(description="What came of it.")
class SetHomeFloorPayload:
    """The team, or the problems."""

    team: Team | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class HomeFloorMutation:
    """Floors."""

    @strawberry.mutation(
        description="Say how many a team of yours has, and how many of them have to stay at "
        "home."
    )
    async def set_home_floor(
        self,
        info: BankInfo,
        input: Annotated[SetHomeFloorInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SetHomeFloorPayload:
        payload, context = SetHomeFloorPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                team_id = TeamId(read.id("Team", input.team_id, "teamId"))
            await set_home_floor(
                team_id=team_id,
                strength=input.strength,
                least=input.least,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.team = await TEAM.fetch(context, team_id)
        return payload
