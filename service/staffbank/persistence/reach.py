"""Which of the database's errors mean that it is away: by their codes in PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from typing import Protocol

from psycopg import Error
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.ports.away import DatabaseAway

# A connection broke; no room, memory or connection is left; it goes down, is down or comes up;
# it is a copy that only reads.
AWAY = ("08", "53", "57P", "25006")


class Engine(Protocol):
    """Where connections come from."""

    def begin(self) -> AbstractAsyncContextManager[AsyncConnection]: ...


@contextmanager
def reaching() -> Iterator[None]:
    """Turn what the database could not help into DatabaseAway; all else goes on as it is."""
    try:
        yield
    except NoConnectionFree as waited:
        raise DatabaseAway from waited
    except DBAPIError as wrong:
        if _is_away(wrong):
            raise DatabaseAway from wrong
        raise


@asynccontextmanager
async def begun(engine: Engine) -> AsyncIterator[AsyncConnection]:
    """A transaction that is committed at the end of the block. Raises DatabaseAway."""
    with reaching():
        async with engine.begin() as connection:
            yield connection


def _is_away(wrong: DBAPIError) -> bool:
    """What never came from the server, as where nothing listens, has no code."""
    code = wrong.orig.sqlstate if isinstance(wrong.orig, Error) else None
    return wrong.connection_invalidated or code is None or code.startswith(AWAY)
