"""The commands of the page about matching from a file, typed as they stand there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from staffbank.cli.main import main
from tests.pages import DOCS, ROOT, fences

PAGE = DOCS / "how-to" / "match-from-a-file.md"


def test_every_command_of_the_page_works_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "matching").symlink_to(ROOT / "matching")
    programs = Path(sys.executable).parent

    typed = subprocess.run(
        ["sh", "-euc", "\n".join(fence.text for fence in fences(PAGE, "sh"))],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert typed.returncode == 0, typed.stderr
    assert typed.stdout.count("Checked: 0 faults.") == 10


def test_the_smallest_problem_of_the_page_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (problem,) = (json.loads(fence.text) for fence in fences(PAGE, "json"))
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(problem))
    with pytest.raises(SystemExit) as ended:
        main(["match", str(file)])
    assert ended.value.code == 0

    problem["requests"][0]["tier"] = 9
    file.write_text(json.dumps(problem))
    with pytest.raises(SystemExit) as ended:
        main(["match", str(file)])

    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said.replace(str(file), file.name) in PAGE.read_text()
