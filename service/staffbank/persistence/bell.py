"""PostgreSQL's NOTIFY, heard by everybody in this process who waits for events."""

import asyncio
from asyncio import Event as Ring
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

import structlog
from psycopg import AsyncConnection, OperationalError
from sqlalchemy import make_url

RECONNECT_SECONDS = 1

log = structlog.get_logger()


class PostgresBell:
    """One connection for the whole process, from the first who waits on."""

    def __init__(self, url: str) -> None:
        address = make_url(url).set(drivername="postgresql")
        self._address = address.render_as_string(hide_password=False)
        self._rings: defaultdict[UUID, set[Ring]] = defaultdict(set)
        self._listening: asyncio.Task[None] | None = None

    @contextmanager
    def heard(self, region_id: UUID) -> Iterator[Ring]:
        """Set whenever something has happened there, and whenever the bell was away."""
        ring = Ring()
        self._rings[region_id].add(ring)
        if self._listening is None or self._listening.done():
            self._listening = asyncio.create_task(self._listen())
        try:
            yield ring
        finally:
            self._rings[region_id].discard(ring)
            if not self._rings[region_id]:
                del self._rings[region_id]

    async def close(self) -> None:
        """Stop listening."""
        if self._listening is not None:
            self._listening.cancel()
            with suppress(asyncio.CancelledError):
                await self._listening

    async def _listen(self) -> None:
        """Begin anew whenever the database has been away, and wake everybody then."""
        while True:
            with suppress(OperationalError):
                async with await AsyncConnection.connect(
                    self._address, autocommit=True
                ) as connection:
                    await connection.execute("LISTEN staffbank_events")
                    self._wake(*self._rings)
                    async for said in connection.notifies():
                        self._wake(UUID(said.payload))
            log.warning("the bell for events is away; trying again")
            await asyncio.sleep(RECONNECT_SECONDS)

    def _wake(self, *regions: UUID) -> None:
        for region in regions:
            for ring in self._rings.get(region, ()):
                ring.set()
