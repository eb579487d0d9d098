"""One council in the place of another."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.council import CouncilId
from staffbank.usecases.region.succeed_council import succeed_council
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which council takes the place of which, and from when.")
class SucceedCouncilInput:
    """Two councils and a day."""

    predecessor_id: ID = field(description="The council that ends.")
    successor_id: ID = field(description="The council that takes its place.")
    holds_from: date = field(description="From which day.")


@strawberry.type(description="What came of it.")
class SucceedCouncilPayload:
    """The council, or the problems."""

    council: Council | None = field(
        description="The council that takes its place.", default=None
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class SuccessionMutation:
    """Reorganisation."""

    @strawberry.mutation(
        description="Let a council take the place of another from a day on: its people act for "
        "it, and every placement, agreement and debt stays."
    )
    async def succeed_council(
        self,
        info: BankInfo,
        input: Annotated[SucceedCouncilInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SucceedCouncilPayload:
        payload, context = SucceedCouncilPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                predecessor = CouncilId(
                    read.id("Council", input.predecessor_id, "predecessorId")
                )
                successor = CouncilId(read.id("Council", input.successor_id, "successorId"))
            await succeed_council(
                predecessor=predecessor,
                successor=successor,
                holds_from=input.holds_from,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.council = await COUNCIL.fetch(context, successor)
        return payload
