"""`staffbank match`, run as a person runs it."""

from pathlib import Path

import pytest

from staffbank.cli.main import main
from staffbank_matching.checker import faults
from staffbank_matching.plan_json import plan_from_json
from staffbank_matching.problem_json import problem_from_json, problem_to_json
from tests.unit.matching.builders import a_problem, a_slot, a_worker, hours

SMALL = Path(__file__).parents[2] / "matching" / "instances" / "small.json"


def match(*arguments: str | Path) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        main(["match", *map(str, arguments)])
    return ended.value.code


def test_the_small_instance_is_matched_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert match(SMALL, "--seconds", "20") == 0

    told = capsys.readouterr().out
    assert "optimal: no better plan exists" in told
    assert "0 faults" in told
    assert "unfilled:" in told


def test_the_plan_is_written_and_is_the_same_each_time(tmp_path: Path) -> None:
    plans = [tmp_path / "one.json", tmp_path / "other.json"]
    for plan in plans:
        assert match(SMALL, "--seconds", "20", "--seed", "4", "--out", plan) == 0

    one, other = (plan.read_bytes() for plan in plans)

    assert one == other
    assert faults(plan_from_json(one), problem_from_json(SMALL.read_bytes())) == []


def test_without_time_the_greedy_plan_is_told_with_its_gap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = tmp_path / "problem.json"
    slots = [a_slot(f"[red]s{n}", hours(9, 17)) for n in range(30)]
    problem.write_text(problem_to_json(a_problem(*slots, a_worker())), encoding="utf-8")

    assert match(problem, "--seconds", "0") == 0

    told = capsys.readouterr().out
    assert "feasible: at most 96.67% below the best" in told
    assert "[red]s9" in told
    assert "and 9 more" in told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"\x00\xff", "is not a problem to match: $: it is not JSON"),
        (b'{"epoch": "\\ud800"}', "is not a problem to match: $"),
        (b'{"slots": 3}', "is not a problem to match: $"),
    ],
    ids=["missing", "binary", "half a character", "malformed"],
)
def test_a_file_that_is_no_problem_is_one_clear_line(
    content: bytes | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "problem.json"
    if content is not None:
        file.write_bytes(content)

    assert match(file) == 2

    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def test_a_folder_is_no_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert match(tmp_path) == 2
    assert "cannot be read: Is a directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("/dev/full", "No space left on device"),
        ("/no/such/folder", "No such file or directory"),
    ],
)
def test_a_plan_that_cannot_be_written_is_one_clear_line(
    out: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert match(SMALL, "--seconds", "0", "--out", out) == 1
    assert f"staffbank: {out} cannot be written: {reason}\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [("--seconds", "nan"), ("--seconds", "-1"), ("--seed", "-1")]
)
def test_a_setting_that_cannot_be_is_refused(
    arguments: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert match(SMALL, *arguments) == 2
    assert f"{arguments[0]} {arguments[1]}: give 0 to" in capsys.readouterr().err


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert match("--help") == 0
    assert "Example: staffbank match" in capsys.readouterr().out
