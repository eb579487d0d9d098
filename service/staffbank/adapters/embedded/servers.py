"""A PostgreSQL and a Valkey server of our own, for the length of a block."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from staffbank.adapters.embedded import postgres, valkey
from staffbank.adapters.embedded.folder import DataFolder, locked, made
from staffbank.adapters.embedded.program import CannotStart, last_lines

DATABASE = "staffbank"
KEEPER = "staffbank.adapters.embedded.keeper"


@dataclass(frozen=True)
class EmbeddedServers:
    """Addresses of the two servers, both of sockets in a private folder.

    `database_url` is in SQLAlchemy's form, with psycopg as driver.
    """

    database_url: str
    redis_url: str


@contextmanager
def embedded_servers(folder: Path, *, durable: bool = True) -> Iterator[EmbeddedServers]:
    """Run both servers on `folder`, made if need be, until the block ends.

    Both answer when the block begins. The database's data stays in the folder; Valkey's does
    not. However this process ends, the servers end soon after. Tests pass `durable=False`:
    faster, and only a failure of power can then lose data.

    Raises:
        CannotStart: it cannot be; the message says why, and the way out. `FolderInUse` and
            `FolderUnusable` are among its kinds.
    """
    for program in (postgres.program, valkey.program):
        program()  # a missing one is told before anything is written
    with _kept(made(folder), durable=durable) as sockets:
        _make_database(sockets)
        yield EmbeddedServers(
            database_url=f"postgresql+psycopg://postgres@/{DATABASE}"
            f"?host={sockets}&port={postgres.PORT}",
            redis_url=f"unix://{sockets / valkey.SOCKET}",
        )


@contextmanager
def _kept(folder: DataFolder, *, durable: bool) -> Iterator[Path]:
    """Have a keeper run the servers for the block; gives the folder of their sockets."""
    log = folder.logs / "keeper.log"
    lock = locked(folder)
    try:
        postgres.require_own_version(folder)
        with log.open("wb") as said:
            keeper = subprocess.Popen(  # noqa: S603 - our own module
                [
                    *(sys.executable, "-P", "-m", KEEPER),
                    *(folder.path, str(lock), "durable" if durable else "careless"),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                pass_fds=(lock,),
                start_new_session=True,  # Ctrl-C is for us; the keeper hears of it by the pipe
            )
    finally:
        os.close(lock)  # the keeper has it now, and the lock lives as long as the keeper
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    try:
        word = json.loads(keeper.stdout.readline() or "{}")
        if "sockets" not in word:
            raise CannotStart(word.get("failed") or f"the keeper ended:\n{last_lines(log)}")
        yield Path(word["sockets"])
    finally:
        keeper.stdin.close()
        keeper.stdout.close()
        keeper.terminate()  # for the case that a fork of ours still holds the pipe open
        keeper.wait()


def _make_database(sockets: Path) -> None:
    with psycopg.connect(
        host=str(sockets),
        port=postgres.PORT,
        user="postgres",
        dbname="postgres",
        autocommit=True,
    ) as connection:
        known = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
        if known.fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")
