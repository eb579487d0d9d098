"""One PostgreSQL and one Valkey for a whole test run, and a database for whoever needs one.

The servers are embedded ones in a throw-away folder. To try others, set
STAFFBANK_TEST_DATABASE_URL (of an account that may create databases), or
STAFFBANK_TEST_REDIS_URL, or both.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import sql

from staffbank.adapters.embedded.servers import embedded_servers

ONE_AT_A_TIME = 2_026_08  # any number will do, so long as all workers of a run use it


@dataclass(frozen=True)
class Servers:
    """Where the servers of this run are; `run` begins the name of each of its databases."""

    database_url: str
    redis_url: str
    run: str

    def url(self, database: str) -> str:
        """The address of a database of this run, in SQLAlchemy's form."""
        return urlsplit(self.database_url)._replace(path=f"/{database}").geturl()


class SharedServers:
    """The servers of one run, started when somebody first asks for them."""

    def __init__(self) -> None:
        self._until_closed = ExitStack()
        self._servers: Servers | None = None

    def servers(self) -> Servers:
        """The servers, running."""
        if self._servers is None:
            self._servers = self._until_closed.enter_context(_servers())
        return self._servers

    def close(self) -> None:
        """Drop the databases of this run, and stop the servers if they are ours."""
        self._until_closed.close()


@contextmanager
def _servers() -> Iterator[Servers]:
    with _addresses() as (database_url, redis_url):
        servers = Servers(database_url, redis_url, f"staffbank_test_{uuid4().hex[:8]}")
        try:
            yield servers
        finally:
            with _administering(servers) as connection:
                for name in _databases(connection, servers.run):
                    _drop(connection, name)


@contextmanager
def _addresses() -> Iterator[tuple[str, str]]:
    database_url = os.environ.get("STAFFBANK_TEST_DATABASE_URL")
    redis_url = os.environ.get("STAFFBANK_TEST_REDIS_URL")
    if database_url and redis_url:
        yield database_url, redis_url
        return
    with tempfile.TemporaryDirectory(prefix="staffbank-tests-") as folder:
        Path(folder).chmod(0o711)  # the servers' account passes through, where we are root
        with embedded_servers(Path(folder), durable=False) as ours:
            yield database_url or ours.database_url, redis_url or ours.redis_url


def template(servers: Servers, *, migrate: Callable[[str], None]) -> str:
    """The name of the migrated database that all others are copies of.

    Whichever worker needs it first makes it, while the others wait.
    """
    name, half_made = f"{servers.run}_template", f"{servers.run}_template_new"
    with _administering(servers) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        if name not in _databases(connection, servers.run):
            _drop(connection, half_made)
            _execute(connection, "CREATE DATABASE {}", half_made)
            migrate(servers.url(half_made))
            _execute(connection, "ALTER DATABASE {} RENAME TO {}", half_made, name)
    return name


@contextmanager
def copy_of(original: str, *, servers: Servers, label: str) -> Iterator[str]:
    """The address of a new copy of the database `original`, dropped after the block."""
    name = f"{servers.run}_{label}"
    with _administering(servers) as connection:
        _execute(
            connection, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, original
        )
    try:
        yield servers.url(name)
    finally:
        with _administering(servers) as connection:
            _drop(connection, name)


def _drop(connection: psycopg.Connection, name: str) -> None:
    _execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _databases(connection: psycopg.Connection, run: str) -> list[str]:
    rows = connection.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [run]
    )
    return [name for (name,) in rows]


def _execute(connection: psycopg.Connection, words: str, *names: str) -> None:
    connection.execute(sql.SQL(words).format(*map(sql.Identifier, names)))


@contextmanager
def _administering(servers: Servers) -> Iterator[psycopg.Connection]:
    plain = urlsplit(servers.url("postgres"))._replace(scheme="postgresql").geturl()
    with psycopg.connect(plain, autocommit=True) as connection:
        yield connection
