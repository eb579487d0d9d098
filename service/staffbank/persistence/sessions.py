"""Browser sessions: rows of `browser_session`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, delete, func, insert, select, text, update
from sqlalchemy import Row as Found
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from staffbank.domain.council import RegionId
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.persistence.identity_tables import BROWSER_SESSION
from staffbank.persistence.reach import begun
from staffbank.ports.sessions import Session

AS_SESSION = text("SELECT set_config('staffbank.session', :session, true)")
LONG_OVER = BROWSER_SESSION.c.seen_at < func.now() - timedelta(days=31)
AS_PERSON = text("""
    SELECT set_config('staffbank.region', :region, true),
           set_config('staffbank.person', :person, true)
""")


class SqlSessions:
    """A transaction sees one browser's row; or, once it is known whose it is, hers."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def begin(self, session: Session, *, over_since: datetime) -> None:
        who = session.principal
        row = {
            "secret_hash": session.secret_hash,
            "region_id": who.region_id,
            "person": who.person,
            "grants": sorted([grant.role.value, str(grant.scope)] for grant in who.grants),
            "started_at": session.started_at,
            "seen_at": session.seen_at,
        }
        async with self._of(who) as connection:
            over = BROWSER_SESSION.c.seen_at < over_since
            await connection.execute(_hers(who).where(over))
            await connection.execute(delete(BROWSER_SESSION).where(LONG_OVER))
            await connection.execute(insert(BROWSER_SESSION), row)

    async def find(self, secret_hash: bytes) -> Session | None:
        async with self._of_browser(secret_hash) as connection:
            query = select(BROWSER_SESSION).where(BROWSER_SESSION.c.secret_hash == secret_hash)
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else _session(row)

    async def latest_of(self, principal: Principal, *, since: datetime) -> Session | None:
        hers = BROWSER_SESSION.c.person == principal.person
        query = (
            select(BROWSER_SESSION)
            .where(BROWSER_SESSION.c.region_id == principal.region_id, hers)
            .where(BROWSER_SESSION.c.started_at > since)
            .order_by(BROWSER_SESSION.c.started_at.desc())
            .limit(1)
        )
        async with self._of(principal) as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else _session(row)

    async def seen(self, secret_hash: bytes, *, at: datetime) -> None:
        change = update(BROWSER_SESSION).where(BROWSER_SESSION.c.secret_hash == secret_hash)
        async with self._of_browser(secret_hash) as connection:
            await connection.execute(change, {"seen_at": at})

    async def end(self, secret_hash: bytes) -> None:
        gone = delete(BROWSER_SESSION).where(BROWSER_SESSION.c.secret_hash == secret_hash)
        async with self._of_browser(secret_hash) as connection:
            await connection.execute(gone)

    async def end_all(self, principal: Principal) -> None:
        async with self._of(principal) as connection:
            await connection.execute(_hers(principal))

    @asynccontextmanager
    async def _of_browser(self, secret_hash: bytes) -> AsyncIterator[AsyncConnection]:
        async with begun(self._engine) as connection:
            await connection.execute(AS_SESSION, {"session": secret_hash.hex()})
            yield connection

    @asynccontextmanager
    async def _of(self, who: Principal) -> AsyncIterator[AsyncConnection]:
        async with begun(self._engine) as connection:
            said = {"region": str(who.region_id), "person": who.person}
            await connection.execute(AS_PERSON, said)
            yield connection


def _session(row: Found[Any]) -> Session:
    grants = frozenset(Grant(Role(role), UUID(scope)) for role, scope in row.grants)
    who = Principal(row.person, RegionId(row.region_id), grants)
    return Session(row.secret_hash, who, row.started_at, row.seen_at)


def _hers(who: Principal) -> Delete:
    table = BROWSER_SESSION
    return delete(table).where(table.c.region_id == who.region_id, table.c.person == who.person)
