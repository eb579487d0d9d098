"""A rule is let pass while a placement is on its way."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.placement import PlacementId
from staffbank.usecases.placement.consent_to_rule import consent_to_rule
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="A placement, a rule that asks your side's consent, and why.")
class ConsentToRuleInput:
    """A placement, a rule and a reason."""

    placement_id: ID = field(description="The placement.")
    rule: str = field(description="The rule's id, such as SWE-2.")
    reason: str = field(description="Why it may pass; the auditor reads it.")


@strawberry.type(description="What came of it.")
class ConsentToRulePayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class PlacementConsentMutation:
    """What named people may let pass."""

    @strawberry.mutation(
        description="Let a rule pass for your side of a confirmed placement: conditions of "
        "practice found since, say. It starts and resumes nothing by itself."
    )
    async def consent_to_rule(
        self,
        info: BankInfo,
        input: Annotated[ConsentToRuleInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ConsentToRulePayload:
        payload, context = ConsentToRulePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            await consent_to_rule(
                placement_id=placement_id,
                rule=input.rule,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement_id)
        return payload
