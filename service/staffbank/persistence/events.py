"""The outbox, read by whom its events concern."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC
from uuid import UUID

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.persistence.ledger_tables import OUTBOX_EVENT
from staffbank.ports.events import EventView

Transaction = Callable[[], AbstractAsyncContextManager[AsyncConnection]]

# A worker is told that something happened, and looks at the thing itself, as far as it is hers.
AS_ORGANISATION = or_(
    func.region_wide(), OUTBOX_EVENT.c.organisations.op("&&")(func.my_organisations())
)
DETAILS = case((AS_ORGANISATION, OUTBOX_EVENT.c.details)).label("details")
SEEN = (
    *(OUTBOX_EVENT.c[name] for name in ("id", "position", "event", "subject", "at")),
    DETAILS,
)


class SqlEventLog:
    """Sealed rows of `outbox_event`; row-level security decides what is there."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def end(self) -> int:
        """Committed before anything is read: a position that was told stays as it is."""
        async with self._transaction() as connection:
            last = await connection.scalar(select(func.seal_events()))
            await connection.commit()
        return int(last or 0)

    async def position_of(self, event_id: UUID) -> int | None:
        query = select(OUTBOX_EVENT.c.position).where(OUTBOX_EVENT.c.id == event_id)
        async with self._transaction() as connection:
            found: int | None = await connection.scalar(query)
        return found

    async def between(self, after: int, end: int, *, most: int) -> tuple[EventView, ...]:
        place = OUTBOX_EVENT.c.position
        query = select(*SEEN).where(place > after, place <= end).order_by(place).limit(most)
        async with self._transaction() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return tuple(EventView(**{**row, "at": row["at"].astimezone(UTC)}) for row in rows)

    async def persons(self, after: int, end: int) -> frozenset[str]:
        place, person = OUTBOX_EVENT.c.position, OUTBOX_EVENT.c.person
        query = select(person).where(place > after, place <= end, person != "").distinct()
        async with self._transaction() as connection:
            return frozenset((await connection.scalars(query)).all())
