"""The database's schema, brought up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from psycopg.errors import InsufficientPrivilege, RaiseException
from sqlalchemy import Connection, create_engine, text

from staffbank.persistence.postgres_version import require_supported

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 7_822_563  # any number, as long as every migrator locks the same one


class CannotMigrate(Exception):
    """The database's user lacks a right; the message says which, and what to run."""


def migrate(url: str) -> None:
    """Run the migrations that are missing. Two at once do it one after the other.

    Raises:
        UnsupportedPostgres: the server is none of PostgreSQL 15 to 18.
        CannotMigrate: the user may not do what a migration does.
    """
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            version = connection.scalar(text("SHOW server_version_num"))
            require_supported(int(str(version)))
            connection.execute(text("SELECT pg_advisory_lock(:n)"), {"n": ONE_AT_A_TIME})
            connection.commit()
            _upgrade(connection)
            connection.execute(text("SELECT pg_advisory_unlock(:n)"), {"n": ONE_AT_A_TIME})
            connection.commit()
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except (RaiseException, InsufficientPrivilege) as refused:
        raise CannotMigrate(str(refused.diag.message_primary)) from refused
    connection.commit()
