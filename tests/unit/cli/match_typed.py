"""`staffbank match`, typed as a person types it."""

from pathlib import Path

import pytest

from staffbank.cli.main import main
from staffbank_matching.problem import Request, Worker
from staffbank_matching.problem_json import problem_to_json
from tests.unit.matching.builders import a_problem

INSTANCES = Path(__file__).parents[3] / "matching" / "instances"
SMALL = INSTANCES / "small.json"
REPLAN = INSTANCES / "replan.json"
SECONDS = ("--seconds", "60")  # far more than it takes to prove the small ones

Told = pytest.CaptureFixture[str]


def match(*arguments: str | Path) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        main(["match", *map(str, arguments)])
    return ended.value.code


def a_file(folder: Path, *members: Request | Worker, name: str = "problem.json") -> Path:
    """A file with a problem of these members."""
    file = folder / name
    file.write_text(problem_to_json(a_problem(*members)), encoding="utf-8")
    return file


def one_line(told: Told) -> str:
    """The last line of what went wrong, which has no traceback before it."""
    said = told.readouterr().err
    assert "Traceback" not in said
    return said.strip().splitlines()[-1]
