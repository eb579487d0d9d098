"""The one database, and the two ways in: a unit of work to change, queries to read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from staffbank.domain.principal import REACHES_HER, SEES_MONEY, Principal
from staffbank.persistence.acting import ACT_AS_APP
from staffbank.persistence.batch_desk import SqlBatchDesk
from staffbank.persistence.clients import SqlClientDoor
from staffbank.persistence.events import SqlEventLog
from staffbank.persistence.idempotency import SqlAnswering, first_answer
from staffbank.persistence.queries import SqlQueries
from staffbank.persistence.reach import reaching
from staffbank.persistence.sessions import SqlSessions
from staffbank.persistence.succession import inherited
from staffbank.persistence.unit_of_work import Opened, SqlUnitOfWork
from staffbank.persistence.webhooks import SqlDeliveries
from staffbank.ports.answers import Asked

SIGHT = text("""
    SELECT set_config('staffbank.region', :region, true),
           set_config('staffbank.region_wide', :wide, true),
           set_config('staffbank.region_writes', :writes, true),
           set_config('staffbank.organisations', :organisations, true),
           set_config('staffbank.reached_from', :reached_from, true),
           set_config('staffbank.money_of', :money_of, true),
           set_config('staffbank.grants', :grants, true),
           set_config('staffbank.person', :person, true)
""")


class Database:
    """Connections that act as `staffbank_app`, a role that row-level security binds.

    Every transaction says first on whose behalf it reads; without that it sees no rows.
    """

    def __init__(self, url: str) -> None:
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=10,
            max_overflow=10,
            pool_pre_ping=True,
            json_deserializer=orjson.loads,  # of long lists it takes a quarter otherwise
            hide_parameters=True,  # people's names and contacts stay out of logs
        )
        event.listen(self.engine.sync_engine, "connect", _act_as_app)

    def unit_of_work(self, principal: Principal) -> SqlUnitOfWork:
        """A deed on behalf of this principal."""
        return SqlUnitOfWork(principal, self._opened(principal))

    @asynccontextmanager
    async def answering(
        self, principal: Principal, asked: Asked
    ) -> AsyncIterator[SqlAnswering]:
        """A deed that is done once by its key.

        Raises:
            AskedOtherwise, StillAnswering, ToldOnce: as in `first_answer`.
        """
        async with self._opened(principal) as opened:
            yield SqlAnswering(opened, asked, await first_answer(opened, asked))

    def queries(self, principal: Principal) -> SqlQueries:
        """Reads on behalf of this principal; each opens a transaction of its own."""
        return SqlQueries(lambda: self._connected(principal))

    def clients(self) -> SqlClientDoor:
        """Where programs are looked up as they call."""
        return SqlClientDoor(self.engine)

    def events(self, principal: Principal) -> SqlEventLog:
        """The events that this principal may see."""
        return SqlEventLog(lambda: self._connected(principal))

    def deliveries(self, principal: Principal) -> SqlDeliveries:
        """What is on its way to webhooks, for the bank itself."""
        return SqlDeliveries(lambda: self._connected(principal), principal.region_id)

    def batches(self, principal: Principal) -> SqlBatchDesk:
        """Rows that a council's system has brought, on behalf of this principal."""
        return SqlBatchDesk(lambda: self._opened(principal))

    def sessions(self) -> SqlSessions:
        """Where browsers of people who signed in are looked up."""
        return SqlSessions(self.engine)

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()

    @asynccontextmanager
    async def _connected(self, principal: Principal) -> AsyncIterator[AsyncConnection]:
        async with self._opened(principal) as opened:
            yield opened.connection

    @asynccontextmanager
    async def _opened(self, principal: Principal) -> AsyncIterator[Opened]:
        with reaching():
            async with self.engine.connect() as connection:
                await _look_as(principal, connection)
                successors = await inherited(connection, principal.organisations)
                acting = principal.inheriting(successors)
                if acting is not principal:
                    await _look_as(acting, connection)
                yield Opened(connection, acting, connection.commit)


async def _look_as(principal: Principal, connection: AsyncConnection) -> None:
    await connection.execute(
        SIGHT,
        {
            "region": str(principal.region_id),
            "wide": "on" if principal.region_wide else "off",
            "writes": "on" if principal.region_writes else "off",
            "organisations": _listed(principal.organisations),
            "reached_from": _listed(principal.held_in(REACHES_HER)),
            "money_of": _listed(principal.held_in(SEES_MONEY)),
            "grants": _grants(principal),
            "person": principal.person,
        },
    )


def _grants(principal: Principal) -> str:
    return ",".join(sorted(f"{its.role.value}:{its.scope}" for its in principal.grants))


def _listed(scopes: frozenset[UUID]) -> str:
    return ",".join(map(str, sorted(scopes)))


def _act_as_app(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute(ACT_AS_APP)
    cursor.close()
    connection.commit()
