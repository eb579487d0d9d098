"""Jobs that come and go with the transaction of a unit of work."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from procrastinate import App, PsycopgConnector
from sqlalchemy.ext.asyncio import AsyncConnection

# Only its SQL is used, on the connection of the unit of work.
QUEUE = App(connector=PsycopgConnector())


@dataclass(frozen=True)
class Enqueued:
    """A job of `jobs/worker.py`, by its name, now or at a moment.

    Of jobs with the same `lock` one runs at a time.
    """

    name: str
    queue: str
    lock: str | None = None
    at: datetime | None = None

    async def on(self, connection: AsyncConnection, **given: str) -> int:
        """Put it on the queue when the transaction commits; answer with its number."""
        deferrer = QUEUE.configure_task(
            self.name,
            queue=self.queue,
            lock=self.lock,
            schedule_at=self.at,
            connection=await driver_of(connection),
        )
        return await deferrer.defer_async(**given)


async def driver_of(connection: AsyncConnection) -> Any:
    """The driver's own connection, which the queue's SQL goes through."""
    return (await connection.get_raw_connection()).driver_connection
