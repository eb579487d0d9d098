"""Which of the database's errors mean that it is away: by their codes in PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from typing import Protocol

from procrastinate.exceptions import ConnectorException
from psycopg import Error, OperationalError
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
        if wrong.connection_invalidated or _is_away(wrong.orig):
            raise DatabaseAway from wrong
        raise
    except ConnectorException as wrong:  # of the queue, whose rows are in the same transaction
        if _is_away(wrong.__cause__):
            raise DatabaseAway from wrong
        raise


@asynccontextmanager
async def begun(engine: Engine) -> AsyncIterator[AsyncConnection]:
    """A transaction that is committed at the end of the block. Raises DatabaseAway."""
    with reaching():
        async with engine.begin() as connection:
            yield connection


def _is_away(cause: BaseException | None) -> bool:
    """Where nothing listens, or hangs up, there is no code."""
    if not isinstance(cause, Error):
        return False
    if cause.sqlstate is None:
        return isinstance(cause, OperationalError)
    return cause.sqlstate.startswith(AWAY)
