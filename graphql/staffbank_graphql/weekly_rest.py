"""How weekly rest is counted."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.council import CouncilId
from staffbank.usecases.region.determine_weekly_rest import determine_weekly_rest
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="A council, and how the weekly rest of its people is counted.")
class DetermineWeeklyRestInput:
    """By the week or by the fortnight."""

    council_id: ID = field(description="The council; its employer is the one who determines.")
    fortnights_from: date | None = field(
        description="The Monday on which the first fortnight begins; left out, by the week."
    )


@strawberry.type(description="What came of it.")
class DetermineWeeklyRestPayload:
    """The council, or the problems."""

    council: Council | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class WeeklyRestMutation:
    """Weekly rest."""

    @strawberry.mutation(
        description="Count weekly rest by the fortnight, as regulation 11(2) lets an employer "
        "determine: two rests of 24 hours in it, or one of 48; or by the week again."
    )
    async def determine_weekly_rest(
        self,
        info: BankInfo,
        input: Annotated[DetermineWeeklyRestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> DetermineWeeklyRestPayload:
        payload, context = DetermineWeeklyRestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                council_id = CouncilId(read.id("Council", input.council_id, "councilId"))
            await determine_weekly_rest(
                council_id=council_id,
                fortnights_from=input.fortnights_from,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.council = await COUNCIL.fetch(context, council_id)
        return payload
