"""The shape of the repository, kept by a test."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import graphql
import pytest

ROOT = Path(__file__).parents[2]
CARD = {"pyproject.toml", "README.md", "service", "graphql", "matching", "tests", "deploy"}
WHERE = "import graphql; print(graphql.__file__)"


def test_the_top_level_is_the_one_on_the_card() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    visible = {name.split("/")[0] for name in tracked if not name.startswith(".")}

    assert visible == CARD


def test_no_source_root_is_itself_a_package() -> None:
    assert [
        root
        for root in ("service", "graphql", "matching")
        if (ROOT / root / "__init__.py").exists()
    ] == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}

    assert [str(each) for each in folders if not (each / "__init__.py").exists()] == []


def test_every_folder_of_tests_is_run() -> None:
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["poe"]["tasks"]
    asked = [tasks["_covered"]["shell"], tasks["_walked"]["cmd"], tasks["bench"]["cmd"]]
    run = {word for task in asked for word in task.split() if word.startswith("tests/")}
    folders = {path.relative_to(ROOT).parts[1] for path in (ROOT / "tests").rglob("test_*.py")}

    assert run == {f"tests/{folder}" for folder in folders}


def test_graphql_is_graphql_core() -> None:
    assert graphql.__file__ is not None, "a bare folder won the import"
    assert ROOT not in Path(graphql.__file__).parents or "site-packages" in graphql.__file__


@pytest.mark.parametrize(
    "started",
    [["-c", WHERE], ["-P", "-c", WHERE], ["-m", "graphql_where"]],
    ids=["-c", "-P -c", "-m"],
)
@pytest.mark.parametrize("path", ["", "."], ids=["no path", "PYTHONPATH=."])
def test_graphql_is_graphql_core_however_python_is_started(
    tmp_path: Path, started: list[str], path: str
) -> None:
    (tmp_path / "graphql_where.py").write_text(WHERE)
    searched = os.pathsep.join(filter(None, [path, str(tmp_path)]))

    found = subprocess.run(
        [sys.executable, *started],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": searched},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "site-packages" in found.stdout


def test_the_published_operations_are_shipped_with_the_schema_they_ask(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")

    shipped = {Path(name).name for name in ZipFile(wheel).namelist() if "/operations/" in name}

    assert shipped == {path.name for path in (ROOT / "graphql" / "operations").iterdir()}


def test_no_module_outgrows_250_lines() -> None:
    modules = [
        path
        for root in CARD
        for path in (ROOT / root).rglob("*.py")
        if path.parent.name != "versions"  # a migration is a record of one day
        and path.parts[-2:] != ("staffbank_client", "operations.py")  # written by `poe client`
    ]
    long = {
        str(path.relative_to(ROOT)): length
        for path in modules
        if (length := len(path.read_text().splitlines())) > 250
    }

    assert long == {}, "a module of this length is two nouns"
