"""A key that a client sends with a deed, so that sending it twice does it once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from psycopg.errors import LockNotAvailable
from sqlalchemy import Function, Select, func, insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.persistence.queries import SqlQueries
from staffbank.persistence.reach import reaching
from staffbank.persistence.region_tables import IDEMPOTENCY_KEY
from staffbank.persistence.unit_of_work import Opened, SqlUnitOfWork
from staffbank.ports.answers import Asked, AskedOtherwise, StillAnswering, ToldOnce

PATIENCE = "10s"  # for whoever came first with the key


class SqlAnswering:
    """A deed and its answer over one connection, which nobody else needs a second of."""

    def __init__(self, opened: Opened, asked: Asked, given: str | None) -> None:
        self.given = given
        self.queries = SqlQueries(self._connected)
        self._opened = opened
        self._asked = asked
        self._turn = asyncio.Lock()
        self._done = False

    def unit_of_work(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._opened.principal, self._savepoint())

    async def keep(self, answer: str | None) -> None:
        if not self._done:
            return
        row = {
            **_whose(self._opened, self._asked),
            "asked": self._asked.digest,
            "answer": answer,
        }
        await self._opened.connection.execute(insert(IDEMPOTENCY_KEY).values(row))
        await self._opened.connection.commit()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        async with self._turn:
            with reaching():  # here as well: what is told of a resolver is told by then
                yield self._opened.connection

    @asynccontextmanager
    async def _savepoint(self) -> AsyncIterator[Opened]:
        async with self._turn, AsyncExitStack() as stack:
            stack.enter_context(reaching())
            savepoint = await self._opened.connection.begin_nested()

            async def commit() -> None:
                await savepoint.commit()
                self._done = True

            try:
                yield Opened(self._opened.connection, self._opened.principal, commit)
            finally:
                if savepoint.is_active:
                    await savepoint.rollback()


async def first_answer(opened: Opened, asked: Asked) -> str | None:
    """Take the key for this transaction, and give the answer that was kept with it, if any.

    Whoever comes second waits here until the first has ended.

    Raises:
        AskedOtherwise: something else was done with it.
        StillAnswering: the first has not ended for long.
        ToldOnce: its answer told a secret.
    """
    whose = _whose(opened, asked)
    try:
        await opened.connection.execute(_patience(PATIENCE))
        await opened.connection.execute(select(_lock_of(*whose.values())))
    except OperationalError as wrong:
        if isinstance(wrong.orig, LockNotAvailable):
            raise StillAnswering(asked.key) from wrong
        raise
    await opened.connection.execute(_patience("0"))
    found = await opened.connection.execute(
        select(IDEMPOTENCY_KEY.c.asked, IDEMPOTENCY_KEY.c.answer).filter_by(**whose)
    )
    kept = found.one_or_none()
    if kept is None:
        return None
    if kept.asked != asked.digest:
        raise AskedOtherwise(asked.key)
    if kept.answer is None:
        raise ToldOnce(asked.key)
    return str(kept.answer)


def _whose(opened: Opened, asked: Asked) -> dict[str, object]:
    who = opened.principal
    return {"region_id": who.region_id, "person": who.person, "key": asked.key}


def _patience(time: str) -> Select[tuple[str]]:
    return select(func.set_config("lock_timeout", time, True))


def _lock_of(*whose: object) -> Function[object]:
    name = " ".join(["answer", *map(str, whose)])
    return func.pg_advisory_xact_lock(func.hashtextextended(name, 0))
