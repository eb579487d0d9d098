"""What a dead server leaves behind stops nobody, and nobody else is hurt."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis

from staffbank.adapters.embedded import postgres, valkey
from staffbank.adapters.embedded.account import Account
from staffbank.adapters.embedded.folder import made
from staffbank.adapters.embedded.program import start
from staffbank.adapters.embedded.servers import embedded_servers
from staffbank.adapters.embedded.site import settle
from tests.embedded_bank import (
    PROGRAMS,
    a_bank,
    a_folder,
    as_whoever_we_can_be,
    eventually,
    processes_on,
    save,
    saved,
)

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


@contextmanager
def a_stranger(account: Account) -> Iterator[subprocess.Popen[bytes]]:
    becoming = account.taking_over(places=(Path("/"),), dies_by=signal.SIGKILL)
    with subprocess.Popen(["sleep", "60"], preexec_fn=becoming) as stranger:  # noqa: PLW1509 - one thread
        try:
            yield stranger
        finally:
            stranger.kill()


@as_whoever_we_can_be
def test_a_process_that_has_a_stale_servers_id_does_not_matter_and_lives(
    tmp_path: Path, account: Account
) -> None:
    folder = a_folder(tmp_path, account=account)
    with a_bank(folder, account=account) as first:
        save(first.url, "Amina")
        stale = (folder / "postgres" / "postmaster.pid").read_text().split("\n", 1)[1]
    assert eventually(lambda: not processes_on(folder))
    with a_stranger(account) as stranger:
        for file in (folder / "postgres" / "postmaster.pid", folder / "valkey" / "valkey.pid"):
            file.write_text(f"{stranger.pid}\n{stale}")
            os.chown(file, account.uid, account.gid)

        with a_bank(folder, account=account) as again:
            assert saved(again.url) == ["Amina"]

        assert stranger.poll() is None


def test_a_server_of_another_folder_that_has_a_stale_servers_id_goes_on(
    tmp_path: Path,
) -> None:
    pids = ("postgres/postmaster.pid", "valkey/valkey.pid")
    with embedded_servers(tmp_path / "data", durable=False):
        pass

    with embedded_servers(tmp_path / "other", durable=False) as other:
        for name in pids:
            (tmp_path / "data" / name).write_text((tmp_path / "other" / name).read_text())
        with embedded_servers(tmp_path / "data", durable=False):
            save(other.database_url, "Amina")
            with Redis.from_url(other.redis_url) as redis:
                assert redis.ping()


def test_servers_that_outlived_their_keeper_are_stopped_by_the_next(tmp_path: Path) -> None:
    with embedded_servers(tmp_path, durable=False):
        pass
    site = settle(made(tmp_path), durable=False, programs=PROGRAMS)
    database, cache = (
        start(
            command(site),
            account=site.account,
            place=place,
            log=tmp_path / "log",
            dies_by=signal.SIGKILL,
        )
        for command, place in (
            (postgres._command, site.folder.postgres),
            (valkey._command, site.folder.valkey),
        )
    )
    pids = (tmp_path / "postgres" / "postmaster.pid", tmp_path / "valkey" / "valkey.pid")
    assert eventually(lambda: all(file.exists() for file in pids))

    with embedded_servers(tmp_path, durable=False):
        assert database.wait(1) == 0
        assert cache.wait(1) == 0
