"""Addresses of calendars, by their digests."""

from datetime import UTC, datetime

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, Text, Uuid, delete, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.check import CheckKind
from staffbank.domain.principal import Principal
from staffbank.domain.register import STOPS
from staffbank.persistence.columns import METADATA, MOMENT, needed
from staffbank.persistence.tables import WORKER, WORKER_CHECK

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

    async def person_of(self, digest: bytes, *, opened_after: datetime) -> str | None:
        last = (
            select(WORKER_CHECK.c.register_status)
            .where(WORKER_CHECK.c.worker_id == WORKER.c.id)
            .where(WORKER_CHECK.c.kind == CheckKind.REGISTRATION.value)
            .order_by(WORKER_CHECK.c.checked_on.desc(), WORKER_CHECK.c.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        whose = (
            select(CALENDAR_FEED.c.person)
            .join(WORKER, WORKER.c.person == CALENDAR_FEED.c.person)
            .where(WORKER.c.region_id == CALENDAR_FEED.c.region_id)
            .where(CALENDAR_FEED.c.digest == digest)
            .where(CALENDAR_FEED.c.opened_at > opened_after)
            .where(func.coalesce(last, "").not_in(sorted(each.value for each in STOPS)))
        )
        found: str | None = await self._connection.scalar(whose)
        return found
