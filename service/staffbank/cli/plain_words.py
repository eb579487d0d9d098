"""What goes wrong and was to be expected, as one line that says what, and the way out."""

import os


class CannotDo(Exception):
    """The command cannot do what it is asked; the message names the value and the way out."""


def in_plain_words(error: Exception) -> str | None:
    """One line for an error that was to be expected, without passwords; else None."""
    if isinstance(error, CannotDo):
        return str(error)
    # Loaded only once something has gone wrong: they take a second, which `--help` has not.
    from psycopg import OperationalError as NoPostgres  # noqa: PLC0415 see above
    from redis.exceptions import ConnectionError as NoRedis  # noqa: PLC0415 see above
    from sqlalchemy.exc import OperationalError as NoDatabase  # noqa: PLC0415 see above

    from staffbank.adapters.embedded.program import CannotStart  # noqa: PLC0415 see above
    from staffbank.domain.problem import Declined  # noqa: PLC0415 see above
    from staffbank.identity.role_map import UnusableRoleMap  # noqa: PLC0415 see above
    from staffbank.identity.tokens import NoLocalIssuer, UnusableKey  # noqa: PLC0415 see above
    from staffbank.persistence.audit_proof import CannotProve  # noqa: PLC0415 see above
    from staffbank.persistence.postgres_version import UnsupportedPostgres  # noqa: PLC0415 see above
    from staffbank.persistence.schema import CannotMigrate  # noqa: PLC0415 see above

    match error:
        case (
            CannotMigrate()
            | CannotProve()
            | CannotStart()
            | Declined()
            | NoLocalIssuer()
            | UnsupportedPostgres()
            | UnusableKey()
            | UnusableRoleMap()
        ):
            return str(error)
        case NoDatabase():
            return _away("the database", "STAFFBANK_DATABASE_URL", str(error.orig))
        case NoPostgres():
            return _away("the database", "STAFFBANK_DATABASE_URL", str(error))
        case NoRedis():
            return _away("Redis", "STAFFBANK_REDIS_URL", str(error))
        case _:
            return None


def _away(what: str, variable: str, said: str) -> str:
    first = next(iter(said.strip().splitlines()), "no reason given").rstrip(".")
    return (
        f"{what} at {_without_password(os.environ.get(variable, ''))} does not answer "
        f"({first}). Start it, or set {variable} to one that runs."
    )


def _without_password(url: str) -> str:
    from sqlalchemy import make_url  # noqa: PLC0415 see in_plain_words
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 see in_plain_words

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "its address"
