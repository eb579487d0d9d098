"""Regions, councils, employers and teams, kept and found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from staffbank.domain.council import (
    Council,
    CouncilId,
    Employer,
    EmployerId,
    Region,
    Team,
    TeamId,
)
from staffbank.domain.home_floor import HomeFloor
from staffbank.domain.succession import Heir, Succession


class AlreadySucceeded(Exception):
    """Another council stands in its place already."""


@dataclass(frozen=True)
class Figures:
    """A council's published workforce figures (DfE, full-time equivalents)."""

    on: date
    source: str
    social_workers_fte: Decimal
    agency_fte: Decimal
    vacancy_fte: Decimal
    three_or_more_workers_percent: Decimal


class Organisations(Protocol):
    """Councils, employers and teams. Getters raise Declined (not_found)."""

    async def found(self, region: Region) -> None: ...
    async def add_council(self, council: Council, figures: Figures) -> None: ...
    async def add_employer(self, employer: Employer) -> None: ...
    async def add_team(self, team: Team) -> None: ...
    async def employer(self, employer_id: EmployerId) -> Employer: ...
    async def council(self, council_id: CouncilId) -> Council: ...
    async def employer_of(self, council_id: CouncilId) -> Employer:
        """Who employs the social workers of this council."""
        ...

    async def count_rest(
        self, employer_id: EmployerId, *, fortnights_from: date | None
    ) -> None: ...
    async def team(self, team_id: TeamId) -> Team: ...
    async def floor(self, team_id: TeamId) -> HomeFloor | None:
        """The team's floor, its row locked; None where nobody has set one."""
        ...

    async def set_floor(self, floor: HomeFloor) -> None: ...
    async def heirs(self) -> Mapping[UUID, Heir]:
        """Whoever is succeeded, or is to be; nobody else adds to it until this deed is over."""
        ...

    async def succeed(self, succession: Succession) -> None:
        """Raise AlreadySucceeded where the predecessor has a successor."""
        ...

    async def successors(self) -> Mapping[UUID, UUID]:
        """Each council and employer in whose place another stands today, and that one."""
        ...

    async def knows_teams(self, teams: frozenset[TeamId]) -> bool:
        """Say whether each of them is a team of the region."""
        ...
