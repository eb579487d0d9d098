"""Regions, councils, the employers behind them, and their teams."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.place import Place

RegionId = NewType("RegionId", UUID)
CouncilId = NewType("CouncilId", UUID)
EmployerId = NewType("EmployerId", UUID)
TeamId = NewType("TeamId", UUID)


class EmployerKind(Enum):
    """What an employer is in law. Section 113 LGA 1972 is open to local authorities only."""

    LOCAL_AUTHORITY = "local_authority"
    TRUST_COMPANY = "trust_company"


@dataclass(frozen=True)
class Region:
    """Councils that share one bank."""

    id: RegionId
    name: str


@dataclass(frozen=True)
class Council:
    """A local authority: accountable for the children, and the one who asks for cover."""

    id: CouncilId
    region_id: RegionId
    name: str
    gss: str
    place: Place


@dataclass(frozen=True)
class Employer:
    """Who employs the social workers of a council: the council itself, or its trust."""

    id: EmployerId
    council_id: CouncilId
    name: str
    kind: EmployerKind


@dataclass(frozen=True)
class Team:
    """A team of a council, and where it sits."""

    id: TeamId
    council_id: CouncilId
    name: str
    place: Place
