"""How many of a home team have to stay."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.council import TeamId
from staffbank.usecases.region.set_home_floor import set_home_floor
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import TEAM, Team
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


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
