"""What `staffbank match` cannot do is one line that says why."""

import errno
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from staffbank.cli import memory
from staffbank.cli.match import documents
from staffbank.cli.memory import check_room
from staffbank_matching.json_door import printable
from staffbank_matching.plan_json import plan_from_json
from tests.unit.cli.match_typed import SECONDS, SMALL, Told, a_file, match, one_line
from tests.unit.matching.builders import a_request, a_worker


@pytest.mark.parametrize(
    ("option", "name", "message"),
    [
        ("--explain", "walsal-chair", "no such request; there is walsall-chair"),
        ("--worker", "bens", "no such worker; there is ben"),
        ("--explain", "\x1b[31m", "no such request; there is "),
    ],
)
def test_an_id_that_there_is_not_is_answered_with_near_ones(
    option: str, name: str, message: str, capsys: Told
) -> None:
    assert match(SMALL, option, name) == 2
    said = one_line(capsys)
    assert f"{option} {printable(name)}: there is {message}" in said
    assert said.isprintable()


def test_a_plan_of_another_problem_is_not_compared(tmp_path: Path, capsys: Told) -> None:
    plan = tmp_path / "plan.json"
    assert match(a_file(tmp_path, a_request("other"), a_worker()), *SECONDS, "--out", plan) == 0

    for option in ("--compare", "--before"):
        assert match(SMALL, option, plan) == 2
        said = one_line(capsys)
        assert f"{plan} is a plan of another problem: {SMALL} has no request 'other'" in said
        assert "give a plan that was made for this one" in said


def test_what_the_problem_does_not_know_of_an_earlier_plan_is_said(
    tmp_path: Path, capsys: Told
) -> None:
    plan = tmp_path / "plan.json"
    members = (a_request("one"), a_request("two"), a_worker("ada"), a_worker("ben"))
    assert match(a_file(tmp_path, *members), *SECONDS, "--out", plan) == 0

    now = a_file(tmp_path, *members[:3], a_worker("cleo"))
    assert match(now, *SECONDS, "--compare", plan) == 0
    assert f"{plan}: {now} has no worker 'ben'; that counts as removed" in " ".join(
        capsys.readouterr().err.split()
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"\x00\xff", "is not a problem to match: $: it is not JSON"),
        (b'{"epoch": "\\ud800"}', "is not a problem to match: $"),
        (b'{"slots": 3}', "is not a problem to match: $"),
        (b'{"form": "columns"}', "is not a problem to match: $"),
    ],
    ids=["missing", "binary", "half a character", "malformed", "no columns"],
)
def test_a_file_that_is_no_problem_is_one_clear_line(
    content: bytes | None, message: str, tmp_path: Path, capsys: Told
) -> None:
    file = tmp_path / "problem.json"
    if content is not None:
        file.write_bytes(content)

    assert match(file) == 2
    assert match(SMALL, "--compare", file) == 2

    first, second = capsys.readouterr().err.strip().splitlines()
    assert message in first
    assert message.replace("a problem to match", "a plan").partition(": $")[0] in second


def test_what_has_no_end_is_not_read_for_ever(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setattr(documents, "LONGEST", 3)

    assert match(Path("/dev/zero")) == 2
    assert one_line(capsys) == "staffbank: /dev/zero has more than 3 MiB; give a shorter file"


def test_a_folder_is_no_problem(tmp_path: Path, capsys: Told) -> None:
    assert match(tmp_path) == 2
    assert "cannot be read: Is a directory" in one_line(capsys)


def test_a_problem_without_requests_or_workers_is_refused(tmp_path: Path, capsys: Told) -> None:
    assert match(a_file(tmp_path, a_worker())) == 2
    assert "has no requests: there is nothing to match" in one_line(capsys)

    assert match(a_file(tmp_path, a_request())) == 2
    assert "has no workers: there is nobody to match" in one_line(capsys)


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("/dev/full", "No space left on device"),
        ("long" * 100, "File name too long"),
        ("/no/such/folder", "No such file or directory"),
        ("/", "Is a directory"),
    ],
)
def test_a_plan_that_cannot_be_written_is_one_clear_line(
    out: str, reason: str, tmp_path: Path, capsys: Told
) -> None:
    problem = a_file(tmp_path, a_request(), a_worker())

    assert match(problem, "--seconds", "0", "--out", out) == 1
    said, _, kept = one_line(capsys).partition("; it is in ")
    assert said == f"staffbank: {out} cannot be written: {reason}"
    assert bool(kept) == (out == "/dev/full"), "the search was over"
    if kept:
        assert len(plan_from_json(Path(kept).read_bytes()).assignments) == 1
        Path(kept).unlink()


def test_the_problem_itself_is_not_overwritten(tmp_path: Path, capsys: Told) -> None:
    problem = a_file(tmp_path, a_request(), a_worker())

    assert match(problem, "--out", problem) == 2
    assert "that is the problem itself" in one_line(capsys)


@pytest.mark.parametrize(
    "arguments",
    [("--seconds", "nan"), ("--seconds", "-1"), ("--seed", "-1"), ("--work", "-2")],
)
def test_a_setting_that_cannot_be_is_refused(arguments: tuple[str, str], capsys: Told) -> None:
    assert match(SMALL, *arguments) == 2
    assert f"{arguments[0]} {arguments[1]}: give 0 to" in one_line(capsys)


def test_a_number_too_long_to_read_is_told_in_our_words(tmp_path: Path, capsys: Told) -> None:
    file = tmp_path / "problem.json"
    file.write_text("9" * 10_000)

    assert match(file) == 2
    assert "has more than 4,300 digits; write a shorter one" in one_line(capsys)


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (
            MemoryError("Unable to allocate 7.45 GiB for an array"),
            "Unable to allocate 7.45 GiB",
        ),
        (MemoryError(), "more than there is"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "Cannot allocate memory"),
        (ImportError("libx.so: failed to map segment from shared object"), "libx.so"),
    ],
)
def test_too_little_memory_is_one_clear_line(
    error: Exception, asked: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    def lacking(*_: object) -> None:
        raise ValueError("a library gives up") from error

    monkeypatch.setattr("staffbank.cli.match.matching.problem_in", lacking)

    assert match(SMALL) == 2
    said = one_line(capsys)
    assert said.startswith("staffbank: out of memory (")
    assert asked in said
    assert said.endswith("give it more, or a smaller problem")


def test_too_few_files_are_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    def lacking(*_: object) -> None:
        raise ImportError("no numpy") from OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr("staffbank.cli.match.matching.problem_in", lacking)

    assert match(SMALL) == 2
    assert "too many open files: `ulimit -n` allows " in one_line(capsys)


def test_no_more_memory_is_taken_than_the_machine_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, tuple[int, int]]] = []
    container = tmp_path / "memory.max"
    container.write_text("3000000000\n")
    monkeypatch.setattr(memory, "CONTAINER", container)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, 7))
    monkeypatch.setattr(resource, "setrlimit", lambda *given: asked.append(given))

    check_room()

    assert asked == [(resource.RLIMIT_DATA, (3_000_000_000, 7))]


def test_where_memory_is_limited_too_far_nothing_is_begun() -> None:
    limit = 400 << 20
    told = subprocess.run(
        [sys.executable, "-m", "staffbank.cli.main", "match", SMALL],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == (
        "staffbank: out of memory (1,024 MiB to begin with): `ulimit -v` allows 400 MiB here; "
        "allow more, or give a smaller problem\n"
    )
