"""What `staffbank match` cannot do is one line that says why."""

from pathlib import Path

import pytest

from tests.unit.cli.match_typed import SECONDS, SMALL, Told, a_file, match, one_line
from tests.unit.matching.builders import a_request, a_worker


@pytest.mark.parametrize(
    ("option", "name", "message"),
    [
        ("--explain", "walsal-chair", "no such request; there is walsall-chair"),
        ("--worker", "bens", "no such worker; there is ben"),
    ],
)
def test_an_id_that_there_is_not_is_answered_with_near_ones(
    option: str, name: str, message: str, capsys: Told
) -> None:
    assert match(SMALL, option, name) == 2
    assert f"{option} {name}: there is {message}" in one_line(capsys)


def test_a_plan_of_another_problem_is_not_compared(tmp_path: Path, capsys: Told) -> None:
    plan = tmp_path / "plan.json"
    assert match(a_file(tmp_path, a_request("other"), a_worker()), *SECONDS, "--out", plan) == 0

    assert match(SMALL, "--compare", plan) == 2
    assert "a plan of another problem" in one_line(capsys)


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
    assert one_line(capsys) == f"staffbank: {out} cannot be written: {reason}"


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
