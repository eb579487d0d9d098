"""The command line: what is expected to go wrong is one line, and never a trace."""

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from staffbank.cli.installation import listening, the_settings
from staffbank.cli.main import app, main
from staffbank.cli.plain_words import CannotDo, in_plain_words

COMMANDS = ("demo", "serve", "work", "migrate", "match", "token")
NOBODY_THERE = "postgresql+psycopg://me:hidden@127.0.0.1:1/bank"
REGION = "01932f00-0000-7000-8000-57e57d1a2d50"


@pytest.fixture(autouse=True)
def a_bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(f"STAFFBANK_{name}", raising=False)


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code, and what was said on both streams."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out + said.err


def set_all(monkeypatch: pytest.MonkeyPatch, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyboardInterrupt(), ""),
        (
            ImportError("libx.so: failed to map segment from shared object"),
            "out of memory (libx",
        ),
        (ImportError("no module of that name"), "ImportError: no module of that name"),
    ],
)
def test_what_ends_a_command_while_it_is_loaded_is_no_trace(
    error: BaseException, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(type(error), error, None)

    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == bool(told)


def test_the_commands_are_those_that_are_promised() -> None:
    assert {
        str(found.callback.__name__) for found in app.registered_commands if found.callback
    } == {*COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = told([command, "--help"], capsys)

    assert code == 0
    assert re.search(rf"Example: .*staffbank\s+{command}", said, re.DOTALL)


def test_the_audit_trail_has_a_command_with_an_example(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, said = told(["audit", "verify", "--help"], capsys)

    assert code == 0
    assert re.search(r"Example: .*staffbank\s+audit\s+verify", said, re.DOTALL)


@pytest.mark.parametrize("command", ["serve", "work", "migrate", "audit verify"])
def test_a_missing_setting_is_named_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = told(command.split(), capsys)

    assert code == 2
    assert said.startswith("staffbank: STAFFBANK_DATABASE_URL is not set: set it, as in ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("command", ["serve", "work", "migrate", "audit verify"])
def test_a_database_that_does_not_answer_is_named_without_its_password(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    redis = "redis://127.0.0.1:1"
    names = {"STAFFBANK_DATABASE_URL": NOBODY_THERE, "STAFFBANK_REDIS_URL": redis}
    set_all(monkeypatch, names)

    code, said = told(command.split(), capsys)

    assert code == 2
    assert "postgresql+psycopg://me:***@127.0.0.1:1/bank does not answer" in said
    assert "hidden" not in said
    assert said.count("\n") == 1


def test_redis_that_does_not_answer_is_named(
    database_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    redis = "redis://:hidden@127.0.0.1:1"
    names = {"STAFFBANK_DATABASE_URL": database_url, "STAFFBANK_REDIS_URL": redis}
    set_all(monkeypatch, names)

    code, said = told(["serve"], capsys)

    assert code == 2
    assert "Redis at redis://:***@127.0.0.1:1 does not answer" in said
    assert said.count("\n") == 1


def test_migrating_twice_is_migrating_once(
    a_fresh_database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAFFBANK_DATABASE_URL", a_fresh_database)

    answers = [told(["migrate"], capsys) for _ in range(2)]

    assert answers == [(0, "The schema is up to date.\n")] * 2


def test_a_token_is_printed_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = told(
        ["token", "--person", "ada", "--region", REGION, "--role", "coordinator"], capsys
    )

    assert code == 0
    assert re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+\n", said)


def test_a_port_that_is_taken_is_told_before_anything_is_done(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        code, said = told(["demo", "--port", str(port), "--data-dir", "new"], capsys)

    assert code == 2
    assert said.startswith(f"staffbank: port {port} of 127.0.0.1 cannot be had")
    assert not (tmp_path / "new").exists()


def test_a_data_folder_that_is_a_file_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    code, said = told(["demo", "--once", "--data-dir", "file"], capsys)

    assert code == 2
    assert "choose another with --data-dir" in said


def test_another_driver_is_refused() -> None:
    with pytest.raises(CannotDo, match=r"begins with 'postgres': .*postgresql\+psycopg://"):
        the_settings(database_url="postgres://bank", redis_url="")


def test_an_address_of_another_machine_cannot_be_listened_on() -> None:
    with pytest.raises(CannotDo, match=r"port 8000 of 192\.0\.2\.1 cannot be had"):
        listening("192.0.2.1", 8000)


def test_what_nobody_expects_keeps_its_trace() -> None:
    assert in_plain_words(ValueError("a bug")) is None
