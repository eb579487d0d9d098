"""Signing for what departs from the rules for agency workers, or refusing it."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.agency_engagement import EngagementId, Office
from staffbank.usecases.agency.refuse_agency_engagement import refuse_agency_engagement
from staffbank.usecases.agency.sign_agency_engagement import sign_agency_engagement
from staffbank_graphql.agency_engagement import AGENCY_ENGAGEMENT, AgencyEngagement
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which engagement you sign for, as what, and why.")
class SignAgencyEngagementInput:
    """An engagement, an office and a reason."""

    engagement_id: ID = field(description="The engagement.")
    office: Office = field(description="As what.")
    reason: str = field(description="Why; it is reported to the region and the DfE.")


@strawberry.type(description="What came of it.")
class SignAgencyEngagementPayload:
    """The engagement, or the problems."""

    engagement: AgencyEngagement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which engagement you refuse, as what, and why.")
class RefuseAgencyEngagementInput:
    """An engagement, an office and a reason."""

    engagement_id: ID = field(description="The engagement.")
    office: Office = field(description="As what.")
    reason: str = field(description="Why; the council reads it.")


@strawberry.type(description="What came of it.")
class RefuseAgencyEngagementPayload:
    """The engagement, or the problems."""

    engagement: AgencyEngagement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class AgencySignOffMutation:
    """What the director and the chief executive do."""

    @strawberry.mutation(
        description="Sign for an engagement that departs from the rules: a price above the cap "
        "wants the director of children's services and the chief executive, the rest the "
        "director."
    )
    async def sign_agency_engagement(
        self,
        info: BankInfo,
        input: Annotated[SignAgencyEngagementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SignAgencyEngagementPayload:
        payload, context = SignAgencyEngagementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                engagement_id = EngagementId(
                    read.id("AgencyEngagement", input.engagement_id, "engagementId")
                )
            await sign_agency_engagement(
                engagement_id=engagement_id,
                office=input.office,
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.engagement = await AGENCY_ENGAGEMENT.fetch(context, engagement_id)
        return payload

    @strawberry.mutation(
        description="Refuse an engagement that departs from the rules; nobody is engaged."
    )
    async def refuse_agency_engagement(
        self,
        info: BankInfo,
        input: Annotated[RefuseAgencyEngagementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RefuseAgencyEngagementPayload:
        payload, context = RefuseAgencyEngagementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                engagement_id = EngagementId(
                    read.id("AgencyEngagement", input.engagement_id, "engagementId")
                )
            await refuse_agency_engagement(
                engagement_id=engagement_id,
                office=input.office,
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.engagement = await AGENCY_ENGAGEMENT.fetch(context, engagement_id)
        return payload
