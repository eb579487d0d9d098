"""What is said of a placement when it is over."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.placement import PlacementId
from staffbank.usecases.placement.give_account import give_account
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="A placement that is over, and what your side says of it.")
class GiveAccountInput:
    """A placement and an account."""

    placement_id: ID = field(description="The placement.")
    text: str = field(description="Your words: no child and no family in them.")


@strawberry.type(description="What came of it.")
class GiveAccountPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class PlacementAccountMutation:
    """Looking back."""

    @strawberry.mutation(
        description="Give your side's account of a placement that is over: the host its "
        "reference, the worker her feedback, her home that she is back."
    )
    async def give_account(
        self,
        info: BankInfo,
        input: Annotated[GiveAccountInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> GiveAccountPayload:
        payload, context = GiveAccountPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            await give_account(
                placement_id=placement_id,
                text=input.text,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement_id)
        return payload
