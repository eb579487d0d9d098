"""Agency workers, for what the region could not fill."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.agency_engagement import EngagementState
from staffbank.domain.profession import CoreRole
from staffbank.ports.region_views import EngagementView
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.cover_request import COVER_REQUEST, CoverRequest
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node


@strawberry.type(description="An agency worker at a council, as the quarterly return asks.")
class AgencyEngagement(Node):
    """An engagement, as the API shows it."""

    role: CoreRole = field(description="Her core role.")
    agency: str = field(description="Whose she is.")
    registration: str = field(description="Her number with Social Work England.")
    pay_pence_an_hour: int = field(description="What she is paid an hour, in pence.")
    cost_pence_an_hour: int = field(
        description="What the cap covers an hour, in pence: pay, national insurance, levy and, "
        "for limited companies and umbrellas, holiday pay; reckoned from her pay by figures "
        "that are unverified."
    )
    weekly_hours: Decimal = field(description="Hours a week.")
    first_day: date = field(description="Her first day.")
    last_day: date = field(description="Her last day.")
    state: EngagementState = field(description="Whether it is final.")
    departs_from: list[str] = field(
        description="Rules that it departs from, each with what the rule says."
    )
    exceptional: str = field(
        description="Why it departs from AG-4 to AG-8; empty where it does not."
    )
    agency_conduct: str = field(
        description="How the agency's behaviour had to do with it; empty where it had not."
    )
    project_name: str | None = field(description="The project team that she is of, if any.")
    signed_off_by: list[str] = field(
        description="Who signed for a departure from the rules, and why; empty where none did."
    )
    council_id: Private[UUID]
    request_id: Private[UUID]

    @field(description="The council where she works.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)

    @field(description="The request that the region could not fill.")
    async def cover_request(self, info: BankInfo) -> CoverRequest | None:
        return await COVER_REQUEST.fetch(info.context, self.request_id)

    @classmethod
    def of(cls, view: EngagementView) -> "AgencyEngagement":
        """Show an engagement."""
        return cls(
            id=encode("AgencyEngagement", view.id),
            role=CoreRole(view.role),
            agency=view.agency,
            registration=view.registration,
            pay_pence_an_hour=view.pay_pence_an_hour,
            cost_pence_an_hour=view.cost_pence_an_hour,
            weekly_hours=view.weekly_hours,
            state=EngagementState(view.state),
            departs_from=list(view.departs_from),
            exceptional=view.exceptional,
            agency_conduct=view.agency_conduct,
            first_day=view.first_day,
            last_day=view.last_day,
            project_name=view.project_name,
            signed_off_by=list(view.signed_off_by),
            council_id=view.council_id,
            request_id=view.request_id,
        )


AGENCY_ENGAGEMENT = Kind("AgencyEngagement", EngagementView, AgencyEngagement.of)
