"""Addresses of calendars, by their digests."""

from datetime import UTC, datetime

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, Text, Uuid, delete, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.principal import Principal
from staffbank.persistence.columns import METADATA, MOMENT, needed

CALENDAR_FEED = Table(
    "calendar_feed",
    METADATA,
    Column("region_id", Uuid, ForeignKey("region.id"), primary_key=True),
    Column("person", Text, primary_key=True),
    needed("digest", LargeBinary),
    needed("opened_at", MOMENT),
)


class SqlCalendarFeeds:
    """Rows of `calendar_feed`; each person has one, and changes her own alone."""

    def __init__(self, connection: AsyncConnection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    async def open(self, digest: bytes, *, at: datetime) -> None:
        key = {"region_id": self._principal.region_id, "person": self._principal.person}
        values = {"digest": digest, "opened_at": at}
        await self._connection.execute(
            postgresql.insert(CALENDAR_FEED)
            .values(key | values)
            .on_conflict_do_update(index_elements=["region_id", "person"], set_=values)
        )

    async def close(self) -> None:
        hers = CALENDAR_FEED.c.person == self._principal.person
        await self._connection.execute(delete(CALENDAR_FEED).where(hers))

    async def open_since(self) -> datetime | None:
        hers = select(CALENDAR_FEED.c.opened_at).where(
            CALENDAR_FEED.c.person == self._principal.person
        )
        found = await self._connection.scalar(hers)
        return found.astimezone(UTC) if found else None

    async def person_of(self, digest: bytes) -> str | None:
        whose = select(CALENDAR_FEED.c.person).where(CALENDAR_FEED.c.digest == digest)
        found: str | None = await self._connection.scalar(whose)
        return found
