"""An agency worker for a request that the region could not fill: what the rules ask of her."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.money import Pence
from staffbank.domain.profession import CoreRole

EngagementId = NewType("EngagementId", UUID)
MOST_PENCE_AN_HOUR = 20_000

# how a member of the bank, who is none, is counted
CENSUS_NOTE = (
    "A secondment: her home employer pays her and counts her in the census (AG-11, inferred). "
    "She is no agency worker, and the host does not count her."
)


class Contract(Enum):
    """How the agency pays her; it decides what the cap covers (AG-2)."""

    AGENCY_PAYE = "agency_paye"
    LIMITED_OR_UMBRELLA = "limited_or_umbrella"


class LeftFor(Enum):
    """Why she left a substantive post, where that matters to the cool-off (AG-5)."""

    AGENCY_WORK = "agency_work"
    REDUNDANCY = "redundancy"
    IN_PROBATION = "in_probation"
    ANOTHER_REGION = "another_region"
    PERMANENT_POST = "permanent_post"  # she is on her way to one


class Office(Enum):
    """Whose signature a price above the cap wants (AG-3)."""

    DIRECTOR = "director"  # of children's services
    CHIEF_EXECUTIVE = "chief_executive"


@dataclass(frozen=True)
class SignOff:
    """Somebody signed for a price above the cap, and why."""

    office: Office
    name: str
    reason: str


@dataclass(frozen=True)
class ProjectTeam:
    """A project team or packaged model, of which she is one (AG-8)."""

    name: str
    workers_named: bool
    approved_before: bool
    costs_split: bool
    council_controls_practice: bool


@dataclass(frozen=True)
class AgencyEngagement:
    """One worker of an agency's at one council, for one request.

    `cost_pence_an_hour` is what the cap covers: her pay, employer's national insurance, levy
    and, for limited companies and umbrellas, holiday pay. `years_employed` are those after
    qualifying in direct employment of local authorities in child and family social work.
    """

    id: EngagementId
    region_id: RegionId
    council_id: CouncilId
    request_id: RequestId
    role: CoreRole
    agency: str
    registration: str
    contract: Contract
    pay_pence_an_hour: Pence
    cost_pence_an_hour: Pence
    first_day: date
    last_day: date
    years_employed: int
    notice_weeks: int
    permanent_notice_weeks: int
    reference_on: date | None
    left_post_on: date | None = None
    left_for: LeftFor = LeftFor.AGENCY_WORK
    project: ProjectTeam | None = None
    sign_offs: tuple[SignOff, ...] = ()
