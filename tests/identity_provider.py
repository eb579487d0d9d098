"""A real OpenID Connect provider in a process of its own: npm's oidc-provider, run by Node."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.clients.node import NODE, NPM
from tests.pages import ROOT

SOURCE = ROOT / "tests" / "identity"
FILES = ("package.json", "package-lock.json", "provider.mjs")
PROVIDERS_SECRET = "a secret of these tests"  # noqa: S105 as provider.mjs has it
INSTALLED = ROOT / ".staffbank-node"


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
    ended = subprocess.run([NODE, NPM, "ci", *quietly], cwd=fresh, check=False)
    if ended.returncode:
        shutil.rmtree(fresh)
        message = "npm reaches no registry, and the provider of identities is not here"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    try:
        fresh.rename(there)
    except OSError:  # somebody was quicker
        shutil.rmtree(fresh)
    return there


@contextmanager
def identity_provider(bank: str) -> Iterator[str]:
    """The issuer's address, as long as the block lasts; `bank` is where people come back to."""
    with subprocess.Popen(
        [NODE, "provider.mjs"],
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
