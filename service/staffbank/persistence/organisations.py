"""Regions, councils, employers and teams: kept and found."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import (
    Council,
    CouncilId,
    Employer,
    EmployerId,
    EmployerKind,
    Region,
    RegionId,
    Team,
    TeamId,
)
from staffbank.domain.home_floor import HomeFloor
from staffbank.domain.place import Place
from staffbank.domain.problem import not_found
from staffbank.domain.succession import Heir, Succession
from staffbank.persistence.succession import heirs, keep, succeeded
from staffbank.persistence.tables import COUNCIL, EMPLOYER, REGION, TEAM
from staffbank.ports.organisations import Figures


class SqlOrganisations:
    """Rows of `region`, `council`, `employer` and `team`."""

    def __init__(self, connection: AsyncConnection, region_id: RegionId) -> None:
        self._connection = connection
        self._region_id = region_id

    async def found(self, region: Region) -> None:
        await self._connection.execute(insert(REGION), {"id": region.id, "name": region.name})

    async def add_council(self, council: Council, figures: Figures) -> None:
        row = {
            "id": council.id,
            "region_id": council.region_id,
            "name": council.name,
            "gss": council.gss,
            "latitude": council.place.latitude,
            "longitude": council.place.longitude,
            "figures_on": figures.on,
            "figures_source": figures.source,
            "social_workers_fte": figures.social_workers_fte,
            "agency_fte": figures.agency_fte,
            "vacancy_fte": figures.vacancy_fte,
            "three_or_more_workers_percent": figures.three_or_more_workers_percent,
        }
        await self._connection.execute(insert(COUNCIL), row)

    async def add_employer(self, employer: Employer) -> None:
        row = {
            "id": employer.id,
            "region_id": self._region_id,
            "council_id": employer.council_id,
            "name": employer.name,
            "kind": employer.kind.value,
        }
        await self._connection.execute(insert(EMPLOYER), row)

    async def add_team(self, team: Team) -> None:
        row = {
            "id": team.id,
            "region_id": self._region_id,
            "council_id": team.council_id,
            "name": team.name,
            "latitude": team.place.latitude,
            "longitude": team.place.longitude,
        }
        await self._connection.execute(insert(TEAM), row)

    async def employer(self, employer_id: EmployerId) -> Employer:
        row = await self._row(EMPLOYER, employer_id, "employer", "employerId")
        return Employer(
            employer_id, CouncilId(row.council_id), row.name, EmployerKind(row.kind)
        )

    async def council(self, council_id: CouncilId) -> Council:
        row = await self._row(COUNCIL, council_id, "council", "councilId")
        place = Place(row.latitude, row.longitude)
        return Council(council_id, self._region_id, row.name, row.gss, place)

    async def employer_of(self, council_id: CouncilId) -> Employer:
        query = select(EMPLOYER.c.id).where(EMPLOYER.c.council_id == council_id)
        found = await self._connection.scalar(query)
        return await self.employer(EmployerId(found or council_id))

    async def count_rest(
        self, employer_id: EmployerId, *, fortnights_from: date | None
    ) -> None:
        change = update(EMPLOYER).where(EMPLOYER.c.id == employer_id)
        await self._connection.execute(change, {"fortnights_from": fortnights_from})

    async def team(self, team_id: TeamId) -> Team:
        row = await self._row(TEAM, team_id, "team", "teamId")
        place = Place(row.latitude, row.longitude)
        return Team(team_id, CouncilId(row.council_id), row.name, place)

    async def heirs(self) -> Mapping[UUID, Heir]:
        return await heirs(self._connection, self._region_id)

    async def succeed(self, succession: Succession) -> None:
        await keep(self._connection, self._region_id, succession)

    async def successors(self) -> Mapping[UUID, UUID]:
        return await succeeded(self._connection)

    async def floor(self, team_id: TeamId) -> HomeFloor | None:
        query = select(TEAM.c.strength, TEAM.c.least).where(TEAM.c.id == team_id)
        row = (await self._connection.execute(query.with_for_update(key_share=True))).one()
        return None if row.strength is None else HomeFloor(team_id, row.strength, row.least)

    async def floors(self) -> tuple[HomeFloor, ...]:
        """The floor of every team that has one; none is locked."""
        query = select(TEAM.c.id, TEAM.c.strength, TEAM.c.least).order_by(TEAM.c.id)
        found = await self._connection.execute(query.where(TEAM.c.strength.is_not(None)))
        return tuple(
            HomeFloor(TeamId(team), strength, least) for team, strength, least in found
        )

    async def set_floor(self, floor: HomeFloor) -> None:
        change = update(TEAM).where(TEAM.c.id == floor.team_id)
        values = {"strength": floor.strength, "least": floor.least}
        await self._connection.execute(change, values)

    async def knows_teams(self, teams: frozenset[TeamId]) -> bool:
        count = select(func.count()).select_from(TEAM).where(TEAM.c.id.in_(teams))
        return bool(await self._connection.scalar(count) == len(teams))

    async def _row(self, table: Table, key: UUID, what: str, path: str) -> Row[Any]:
        found = await self._connection.execute(select(table).where(table.c.id == key))
        row = found.one_or_none()
        if row is None:
            raise not_found(what, path)
        return row
