"""Who stands in whose place, from which day."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import RegionId
from staffbank.domain.succession import Succession
from staffbank.persistence.clash import refusing
from staffbank.persistence.region_tables import SUCCESSION
from staffbank.ports.organisations import AlreadySucceeded

TODAY = func.date(func.timezone("Europe/London", func.now()))
SUCCEEDED = select(SUCCESSION.c.predecessor, SUCCESSION.c.successor).where(
    SUCCESSION.c.holds_from <= TODAY
)
INHERITED = SUCCEEDED.where(SUCCESSION.c.successor.in_(bindparam("mine", expanding=True)))


async def succeeded(connection: AsyncConnection) -> Mapping[UUID, UUID]:
    """Each organisation of the region that has a successor today, and that one."""
    found = await connection.execute(SUCCEEDED)
    return {row.predecessor: row.successor for row in found}


async def inherited(
    connection: AsyncConnection, organisations: frozenset[UUID]
) -> Mapping[UUID, UUID]:
    """Each organisation in whose place one of these stands today, and that one."""
    if not organisations:
        return {}
    found = await connection.execute(INHERITED, {"mine": sorted(organisations)})
    return {row.predecessor: row.successor for row in found}


async def keep(connection: AsyncConnection, region_id: RegionId, said: Succession) -> None:
    """Keep it; what the predecessor stood in the place of goes on to the successor.

    Raises:
        AlreadySucceeded: the predecessor has a successor.
    """
    for before, after in (
        (said.predecessor, said.successor),
        (said.predecessor_employer, said.successor_employer),
    ):
        chain = update(SUCCESSION).where(SUCCESSION.c.successor == before)
        await connection.execute(chain, {"successor": after})
        row = {
            "predecessor": before,
            "region_id": region_id,
            "successor": after,
            "holds_from": said.holds_from,
        }
        async with refusing({"one_successor_each": AlreadySucceeded}):
            await connection.execute(insert(SUCCESSION), row)
