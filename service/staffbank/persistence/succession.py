"""Who stands in whose place, from which day."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import RegionId
from staffbank.domain.succession import Heir, Succession
from staffbank.persistence.clash import refusing
from staffbank.persistence.region_tables import SUCCESSION
from staffbank.ports.organisations import AlreadySucceeded

TODAY = func.date(func.timezone("Europe/London", func.now()))

# Followed through those that are themselves succeeded, each link from its own day: whoever is
# at the end of the line stands in the places of all who are before it.
_TODAY = select(SUCCESSION).where(SUCCESSION.c.holds_from <= TODAY).cte("in_force")
_GONE = select(_TODAY.c.predecessor)
_OURS = (
    select(_TODAY.c.predecessor, _TODAY.c.successor)
    .where(_TODAY.c.successor.in_(bindparam("mine", expanding=True)))
    .where(_TODAY.c.successor.not_in(_GONE))
    .cte("ours", recursive=True)
)
_LINE = _OURS.union(
    select(_TODAY.c.predecessor, _OURS.c.successor).join(
        _OURS, _TODAY.c.successor == _OURS.c.predecessor
    )
)
INHERITED = select(_LINE.c.predecessor, _LINE.c.successor)
SUCCEEDED = select(SUCCESSION.c.predecessor, SUCCESSION.c.successor).where(
    SUCCESSION.c.holds_from <= TODAY
)


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


async def heirs(connection: AsyncConnection, region_id: RegionId) -> Mapping[UUID, Heir]:
    """Every organisation that is, or is to be, succeeded; one deed of the region at a time.

    Two successions that are said at once would each miss the other, and could form a ring.
    """
    lock = func.pg_advisory_xact_lock(func.hashtextextended(f"succession {region_id}", 0))
    await connection.execute(select(lock))
    found = await connection.execute(select(SUCCESSION))
    return {row.predecessor: Heir(row.successor, row.holds_from) for row in found}


async def keep(connection: AsyncConnection, region_id: RegionId, said: Succession) -> None:
    """Keep it.

    Raises:
        AlreadySucceeded: the predecessor has a successor.
    """
    rows = [
        {
            "predecessor": before,
            "region_id": region_id,
            "successor": after,
            "holds_from": said.holds_from,
        }
        for before, after in (
            (said.predecessor, said.successor),
            (said.predecessor_employer, said.successor_employer),
        )
    ]
    async with refusing({"one_successor_each": AlreadySucceeded}):
        await connection.execute(insert(SUCCESSION), rows)
