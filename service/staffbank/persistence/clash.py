"""What the database's constraints refuse, told in the words of the ports."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager

from psycopg import Error
from psycopg.errors import DeadlockDetected, SerializationFailure
from sqlalchemy.exc import DBAPIError, IntegrityError

from staffbank.ports.clashes import Crossed


@asynccontextmanager
async def refusing(constraints: Mapping[str, type[Exception]]) -> AsyncIterator[None]:
    """Turn the violation of a named constraint into its exception; others go on as they are."""
    try:
        yield
    except IntegrityError as violation:
        cause = violation.orig
        name = cause.diag.constraint_name if isinstance(cause, Error) else None
        if name is None or name not in constraints:
            raise
        raise constraints[name] from violation


@contextmanager
def crossing() -> Iterator[None]:
    """Turn what the database gave up, so that others can go on, into Crossed."""
    try:
        yield
    except DBAPIError as given_up:
        if isinstance(given_up.orig, (DeadlockDetected, SerializationFailure)):
            raise Crossed from given_up
        raise
