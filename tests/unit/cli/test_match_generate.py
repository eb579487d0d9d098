"""`staffbank match generate`."""

import subprocess
import sys
from pathlib import Path

import pytest

from staffbank_matching.problem import NotAProblem
from staffbank_matching.problem_json import problem_from_json, read_problem
from tests.unit.cli.match_typed import SECONDS, SMALL, Told, a_file, match, one_line
from tests.unit.matching.builders import a_request, a_worker


def test_a_problem_is_drawn_and_matched(tmp_path: Path, capsys: Told) -> None:
    problem = tmp_path / "drawn.json"

    assert match("generate", "--workers", "30", "--requests", "20", "--out", problem) == 0
    assert match(problem, *SECONDS) == 0

    told = capsys.readouterr().out
    assert "30 workers, 20 requests with" in told
    assert "Checked: 0 faults." in told


def test_a_large_problem_is_drawn_in_columns(tmp_path: Path) -> None:
    problem = tmp_path / "drawn.json"

    assert match("generate", "--workers", "2000", "--requests", "600", "--out", problem) == 0

    with pytest.raises(NotAProblem):
        problem_from_json(problem.read_bytes())
    read_problem(problem.read_bytes())


def test_without_a_file_a_drawn_problem_is_printed(capsys: Told) -> None:
    size = ("--workers", "5", "--requests", "4", "--councils", "2", "--mode", "dense")

    assert match("generate", *size, "--rests", "--duties", "--choices") == 0

    problem = problem_from_json(capsys.readouterr().out)
    assert (len(problem.workers), len(problem.requests)) == (5, 4)


@pytest.mark.parametrize("arguments", [("generate",), (str(SMALL), *SECONDS)])
def test_a_full_disk_behind_standard_output_is_told_in_one_line(
    arguments: tuple[str, ...],
) -> None:
    command = (sys.executable, "-m", "staffbank.cli.main", "match", *arguments)

    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    said = [line for line in ended.stderr.decode().splitlines() if not line.startswith("done")]
    assert said == ["staffbank: standard output cannot be written: No space left on device"]
    assert ended.returncode == 1


def test_a_size_that_there_is_not_is_answered_with_those_there_are(capsys: Told) -> None:
    assert match("generate", "--size", "7G") == 2
    assert "--size 7G: give one of 100G" in one_line(capsys)


def test_a_file_of_the_name_generate_is_given_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    file = a_file(tmp_path, a_request(), a_worker(), name="generate")
    monkeypatch.chdir(file.parent)

    assert match("./generate", "--seconds", "0") == 0
    assert "Checked: 0 faults." in capsys.readouterr().out
