"""A real OpenID Connect provider in a process of its own: npm's oidc-provider, run by Node."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.pages import ROOT

SOURCE = ROOT / "tests" / "identity"
FILES = ("package.json", "package-lock.json", "provider.mjs")
PROVIDERS_SECRET = "a secret of these tests"  # noqa: S105 as provider.mjs has it
INSTALLED = ROOT / ".staffbank-node"


def program(name: str) -> str:
    """Where Node's program is: beside this Python, or of the machine. Without it, no tests."""
    beside = Path(sys.executable).parent
    found = shutil.which(name, path=os.pathsep.join([str(beside), os.environ["PATH"]]))
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not here, and CI signs in at a real provider: install Node")
        pytest.skip(f"{name} is not here")
    return found


def installed() -> Path:
    """The folder with the provider in it; installed once for each lock file."""
    content = b"".join((SOURCE / file).read_bytes() for file in FILES)
    there = INSTALLED / f"identity-{hashlib.sha256(content).hexdigest()[:16]}"
    if there.exists():
        return there
    INSTALLED.mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=INSTALLED))
    for file in FILES:
        shutil.copy(SOURCE / file, fresh)
    quietly = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    subprocess.run([program("npm"), "ci", *quietly], cwd=fresh, check=True)
    try:
        fresh.rename(there)
    except OSError:  # somebody was quicker
        shutil.rmtree(fresh)
    return there


@contextmanager
def identity_provider(bank: str) -> Iterator[str]:
    """The issuer's address, as long as the block lasts; `bank` is where people come back to."""
    node = program("node")
    with subprocess.Popen(
        [node, "provider.mjs"],
        cwd=installed(),
        env=os.environ | {"BANK": bank},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        issuer = process.stdout.readline().strip()
        assert issuer.startswith("http://127.0.0.1:"), "the provider did not start"
        try:
            yield issuer
        finally:
            process.stdin.close()
