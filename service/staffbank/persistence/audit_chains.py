"""How far the audit chains have come."""

from sqlalchemy import select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.audit_chain import Head, Proof
from staffbank.persistence.audit_proof import NAMES, walk
from staffbank.persistence.ledger_tables import AUDIT_LINK


class SqlAuditChains:
    """Rows of `audit_link`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def heads(self) -> tuple[Head, ...]:
        named = NAMES.subquery()
        last = (
            select(AUDIT_LINK.c.number, AUDIT_LINK.c.hash, AUDIT_LINK.c.at)
            .where(AUDIT_LINK.c.organisation == named.c.id)
            .order_by(AUDIT_LINK.c.number.desc())
            .limit(1)
            .lateral()
        )
        query = select(named, last).select_from(named.join(last, true())).order_by(named.c.id)
        found = await self._connection.execute(query)
        return tuple(
            Head(row.id, row.name, row.number, row.hash.hex(), row.at) for row in found
        )

    async def walked(self) -> Proof:
        return await self._connection.run_sync(walk)
