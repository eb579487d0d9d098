"""The embedded servers: nothing saved is lost, nothing is left behind."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from redis import Redis
from redis.exceptions import RedisError

from staffbank.adapters.embedded.account import Account
from staffbank.adapters.embedded.folder import FolderInUse
from staffbank.adapters.embedded.servers import embedded_servers
from tests.embedded_bank import (
    a_bank,
    a_folder,
    as_whoever_we_can_be,
    eventually,
    processes_on,
    save,
    saved,
)

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


def test_what_was_saved_is_there_after_a_restart(tmp_path: Path) -> None:
    with embedded_servers(tmp_path) as servers:
        save(servers.database_url, "Amina")

    with embedded_servers(tmp_path) as servers:
        assert saved(servers.database_url) == ["Amina"]


def on_the_network(process: psutil.Process) -> list[object]:
    """Its connections; none if it has ended meanwhile, as PostgreSQL's short-lived ones do."""
    try:
        return list(process.net_connections("inet"))
    except psutil.NoSuchProcess:
        return []


def test_both_servers_answer_and_neither_is_on_the_network(tmp_path: Path) -> None:
    with embedded_servers(tmp_path, durable=False) as servers:
        with Redis.from_url(servers.redis_url) as redis:
            assert redis.ping()
        listening = [
            connection
            for process in processes_on(tmp_path)
            for connection in on_the_network(process)
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


@pytest.mark.skipif(
    sys.platform != "linux" and "CI" not in os.environ,
    reason="only Linux tells children of a death",
)
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


def test_kill_9_of_valkey_brings_it_back_and_leaves_the_database_alone(tmp_path: Path) -> None:
    with embedded_servers(tmp_path / "data", durable=False) as servers:
        save(servers.database_url, "Amina")
        (cache,) = [each for each in processes_on(tmp_path) if "valkey" in each.name()]
        cache.kill()

        def answers() -> bool:
            with suppress(RedisError), Redis.from_url(servers.redis_url) as redis:
                return bool(redis.ping())
            return False

        assert eventually(lambda: cache.pid not in {p.pid for p in processes_on(tmp_path)})
        assert eventually(answers)
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
