"""The locks: every dependency with its hashes, and no address."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "deploy" / "requirements.lock").read_text()
BY_NPM = (ROOT / "tests" / "clients", ROOT / "service" / "staffbank" / "web")
PINNED: dict[str, str] = {
    canonicalize_name(name): version
    for name, version in re.findall(r"^([\w.\-]+)(?:\[[^]]*\])?==([^\s;]+)", LOCK, re.MULTILINE)
}


def _wanted() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    lines = [*project["project"]["dependencies"], *groups["test"], *groups["check"]]
    return [Requirement(line) for line in lines]


def test_the_lock_has_what_the_project_asks_for() -> None:
    stale = [
        str(wanted)
        for wanted in _wanted()
        if PINNED.get(canonicalize_name(wanted.name), "0") not in wanted.specifier
    ]

    assert stale == [], "run: .venv/bin/poe lock"


def test_every_locked_package_has_a_hash() -> None:
    entries = re.split(r"\n(?=[\w])", LOCK)

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_address() -> None:
    assert re.findall(r"https?://\S+", LOCK) == []


@pytest.mark.parametrize("folder", BY_NPM, ids=lambda folder: folder.name)
def test_a_lock_of_npms_has_what_is_asked_for_by_hash_and_without_an_address(
    folder: Path,
) -> None:
    asked = json.loads((folder / "package.json").read_text())["dependencies"]
    lock: dict[str, dict[str, Any]] = json.loads((folder / "package-lock.json").read_text())[
        "packages"
    ]
    locked = {name: each for name, each in lock.items() if name}

    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, each in locked.items() if "sha512-" not in each["integrity"]] == []
    assert [name for name, each in locked.items() if "resolved" in each] == []
