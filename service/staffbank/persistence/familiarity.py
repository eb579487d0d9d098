"""Who has worked with which team: continuity, as the engine weighs it."""

from dataclasses import asdict, dataclass
from typing import Self
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import TeamId
from staffbank.domain.placement import Placement
from staffbank.domain.worker import Worker
from staffbank.persistence.ledger_tables import FAMILIARITY
from staffbank.persistence.tables import TEAM


@dataclass(frozen=True)
class Acquaintance:
    """A worker who knows a team, and whose she is."""

    worker_id: UUID
    team_id: UUID
    region_id: UUID
    person: str
    home_employer_id: UUID

    @classmethod
    def of_worker(cls, worker: Worker, team_id: TeamId) -> Self:
        """She says so when she joins."""
        return cls(worker.id, team_id, worker.region_id, worker.person, worker.employer_id)

    @classmethod
    def of_placement(cls, placement: Placement) -> Self:
        """She is placed with the team."""
        return cls(
            placement.worker_id,
            placement.team_id,
            placement.region_id,
            placement.person,
            placement.home_employer_id,
        )


async def remember(connection: AsyncConnection, known: Acquaintance) -> None:
    """Keep it; a second time changes nothing."""
    host = select(TEAM.c.council_id).where(TEAM.c.id == known.team_id).scalar_subquery()
    row = insert(FAMILIARITY).values(**asdict(known), host_council_id=host)
    await connection.execute(row.on_conflict_do_nothing())
