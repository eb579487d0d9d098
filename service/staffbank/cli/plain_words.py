"""What goes wrong and was to be expected, as one line that says what, and the way out."""

import os

import psycopg
from redis.exceptions import ConnectionError as RedisAway
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from staffbank.adapters.embedded.program import CannotStart
from staffbank.domain.problem import Declined
from staffbank.persistence.postgres_version import UnsupportedPostgres


class CannotDo(Exception):
    """The command cannot do what it is asked; the message names the value and the way out."""


EXPECTED = (
    CannotDo,
    CannotStart,
    Declined,
    OperationalError,
    UnsupportedPostgres,
    psycopg.OperationalError,
    RedisAway,
)


def in_plain_words(error: Exception) -> str:
    """One line for one of the EXPECTED; passwords are never in it."""
    match error:
        case OperationalError() | psycopg.OperationalError():
            place = _without_password(os.environ.get("STAFFBANK_DATABASE_URL", ""))
            return (
                f"the database {place} does not answer ({_first_line(error)}). Start it, or "
                "set STAFFBANK_DATABASE_URL to one that runs."
            )
        case RedisAway():
            place = _without_password(os.environ.get("STAFFBANK_REDIS_URL", ""))
            return (
                f"Redis at {place} does not answer ({_first_line(error)}). Start it, or set "
                "STAFFBANK_REDIS_URL to one that runs."
            )
        case _:
            return str(error)


def _first_line(error: Exception) -> str:
    said = str(error.orig) if isinstance(error, OperationalError) else str(error)
    lines = said.strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "of the settings"
