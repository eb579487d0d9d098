"""What the database's constraints refuse, told in the words of the ports."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from psycopg import Error
from sqlalchemy.exc import IntegrityError


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
