"""Councils and their teams."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.council import EmployerKind
from staffbank.ports.views import CouncilView, TeamView
from staffbank_graphql.connection import Listing, Parent, paged
from staffbank_graphql.context import BankInfo
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node

EMPLOYER = "Employer"


@strawberry.type(description="Who employs the social workers of a council.")
class Employer:
    """The council itself, or its trust."""

    id: ID = field(description="For inputs that ask for an employer.")
    name: str = field(description="Its name.")
    kind: EmployerKind = field(description="What it is in law.")


@strawberry.type(description="A council's published workforce figures (DfE).")
class WorkforceFigures:
    """Full-time equivalents (FTE) and percentages, on one day."""

    on: date = field(description="The day that the figures are of.")
    source: str = field(description="Where they were published.")
    social_workers_fte: Decimal = field(description="Social workers, FTE.")
    agency_fte: Decimal = field(description="Agency workers, FTE.")
    vacancy_fte: Decimal = field(description="Posts that are empty, FTE.")
    three_or_more_workers_percent: Decimal = field(
        description="Children who had three or more social workers in a year, per cent."
    )


@strawberry.type(description="Where something is (WGS 84).")
class Place:
    """Degrees."""

    latitude: float = field(description="Degrees north.")
    longitude: float = field(description="Degrees east.")


@strawberry.type(description="A team of a council.")
class Team(Node):
    """A team, as the API shows it."""

    name: str = field(description="Its name.")
    place: Place = field(description="Where it sits.")
    strength: int | None = field(
        description="How many social workers it has; null where it keeps no floor, and to "
        "other councils."
    )
    least: int | None = field(description="How many of them have to stay at home.")
    council_id: Private[UUID]

    @field(description="Its council.")
    async def council(self, info: BankInfo) -> "Council | None":
        return await COUNCIL.fetch(info.context, self.council_id)

    @classmethod
    def of(cls, view: TeamView) -> "Team":
        """Show a team."""
        return cls(
            id=encode("Team", view.id),
            name=view.name,
            place=Place(latitude=view.latitude, longitude=view.longitude),
            strength=view.strength,
            least=view.least,
            council_id=view.council_id,
        )


TEAM = Kind("Team", TeamView, Team.of)


@strawberry.type(description="A local authority: accountable for the children, and a host.")
class Council(Node):
    """A council, as the API shows it."""

    name: str = field(description="Its name.")
    gss: str = field(
        description="Its nine-character code of the Office for National Statistics."
    )
    place: Place = field(description="Its middle.")
    employer: Employer = field(description="Who employs its social workers.")
    figures: WorkforceFigures = field(description="Its published workforce figures.")
    two_step_timesheets: bool = field(
        description="Whether its budget holder authorises what its line manager approved."
    )
    fortnights_from: date | None = field(
        description="The Monday from which its social workers' weekly rest is counted by the "
        "fortnight; null where it is by the week."
    )
    key: Private[UUID]

    @paged(of=Team, description="Its teams.")
    def teams(self) -> Any:
        return Listing(TEAM, parent=Parent("council_id", self.key))

    @classmethod
    def of(cls, view: CouncilView) -> "Council":
        """Show a council."""
        return cls(
            id=encode("Council", view.id),
            key=view.id,
            name=view.name,
            gss=view.gss,
            place=Place(latitude=view.latitude, longitude=view.longitude),
            employer=Employer(
                id=encode(EMPLOYER, view.employer_id),
                name=view.employer_name,
                kind=EmployerKind(view.employer_kind),
            ),
            figures=WorkforceFigures(
                on=view.figures_on,
                source=view.figures_source,
                social_workers_fte=view.social_workers_fte,
                agency_fte=view.agency_fte,
                vacancy_fte=view.vacancy_fte,
                three_or_more_workers_percent=view.three_or_more_workers_percent,
            ),
            two_step_timesheets=view.two_step_timesheets,
            fortnights_from=view.fortnights_from,
        )


COUNCIL = Kind("Council", CouncilView, Council.of)
