"""Engaging agency workers."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from staffbank.domain.agency_engagement import AgencyEngagement as Asked
from staffbank.domain.agency_engagement import (
    Contract,
    EngagementId,
    LeftFor,
    ProjectTeam,
)
from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.money import Pence
from staffbank.domain.profession import CoreRole
from staffbank.usecases.agency.engage_agency_worker import engage_agency_worker
from staffbank.usecases.identifier import new_id
from staffbank_graphql.agency_engagement import AGENCY_ENGAGEMENT, AgencyEngagement
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, Reading, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="A project team, or packaged model.")
class ProjectTeamInput:
    """A team, and how the council holds it."""

    name: str = field(description="Its name.")
    workers_named: bool = field(description="Whether every worker is named.")
    approved_before: bool = field(description="Whether it was approved in advance.")
    costs_split: bool = field(description="Whether costs are split by worker and service.")
    council_controls_practice: bool = field(
        description="Whether the council keeps control of practice."
    )


@strawberry.input(description="An agency worker, and what the rules ask of her.")
class EngageAgencyWorkerInput:
    """An engagement."""

    request_id: ID = field(description="The request.")
    role: CoreRole = field(description="Her core role.")
    agency: str = field(description="Whose she is.")
    registration: str = field(description="Her number with Social Work England.")
    contract: Contract = field(description="How the agency pays her.")
    pay_pence_an_hour: int = field(
        description="What she is paid an hour, in pence, before holiday pay and "
        "employer's costs."
    )
    first_day: date = field(description="Her first day.")
    last_day: date = field(description="Her last day.")
    years_employed: int = field(
        description="Years after qualifying in direct employment of local authorities."
    )
    notice_weeks: int = field(description="Her notice, in weeks.")
    permanent_notice_weeks: int = field(
        description="The notice of a permanent post such as hers, in weeks."
    )
    reference_on: date | None = field(
        description="The day of her practice reference, if there is one.", default=None
    )
    weekly_hours: Decimal = field(description="Hours a week.", default=Decimal(37))
    left_post_on: date | None = field(
        description="When she left her last substantive post, if she had one.", default=None
    )
    left_in_region: bool = field(
        description="Whether that post was with a council of this region.", default=True
    )
    left_for: LeftFor = field(description="Why she left it.", default=LeftFor.AGENCY_WORK)
    project: ProjectTeamInput | None = field(
        description="The project team that she is of, if any.", default=None
    )
    exceptional: str = field(
        description="Why the council departs from AG-4 to AG-8, if it does; the director of "
        "children's services then signs for it.",
        default="",
    )
    agency_conduct: str = field(
        description="How the agency's behaviour has kept the council from a rule, if it has; "
        "the quarterly return says so.",
        default="",
    )

    def read(self, read: Reading, region_id: RegionId) -> Asked:
        """The same in the domain's words; who and where is set by the use case."""
        return Asked(
            id=EngagementId(new_id()),
            region_id=region_id,
            council_id=CouncilId(UUID(int=0)),
            request_id=RequestId(read.id("CoverRequest", self.request_id, "requestId")),
            role=self.role,
            agency=self.agency.strip(),
            registration=self.registration.strip(),
            contract=self.contract,
            pay_pence_an_hour=Pence(self.pay_pence_an_hour),
            weekly_hours=self.weekly_hours,
            first_day=self.first_day,
            last_day=self.last_day,
            years_employed=self.years_employed,
            notice_weeks=self.notice_weeks,
            permanent_notice_weeks=self.permanent_notice_weeks,
            reference_on=self.reference_on,
            left_post_on=self.left_post_on,
            left_in_region=self.left_in_region,
            left_for=self.left_for,
            project=ProjectTeam(**vars(self.project)) if self.project else None,
            exceptional=self.exceptional.strip(),
            agency_conduct=self.agency_conduct.strip(),
        )


@strawberry.type(description="What came of it.")
class EngageAgencyWorkerPayload:
    """The engagement, or the problems."""

    engagement: AgencyEngagement | None = field(description="The engagement.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class AgencyMutation:
    """Agencies."""

    @strawberry.mutation(
        description="Put an agency worker forward for a request that is released to agencies: "
        "final where every rule is kept, otherwise when those have signed who have to."
    )
    async def engage_agency_worker(
        self,
        info: BankInfo,
        input: Annotated[EngageAgencyWorkerInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> EngageAgencyWorkerPayload:
        payload, context = EngageAgencyWorkerPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                asked = input.read(read, context.principal.region_id)
            engaged = await engage_agency_worker(asked=asked, uow=context.unit_of_work())
            context.forget()
            payload.engagement = await AGENCY_ENGAGEMENT.fetch(context, engaged.engagement.id)
        return payload
