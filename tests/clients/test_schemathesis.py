"""Schemathesis, the program of others that looks for faults, finds none in a served bank."""

import os
import subprocess
import sys
from pathlib import Path

from tests.clients.counter import Counter
from tests.pages import ROOT

SCALARS = "tests.clients.scalars"
# One example of each operation, four operations at once: it is not what finds the most, that is
# `tests/property`; it is another's look at all of them.
HOW = (
    *("--phases", "fuzzing", "--max-examples", "1", "--workers", "4"),
    *("--generation-deterministic", "--checks", "no_fault", "--suppress-health-check", "all"),
    *("--no-color", "--warnings", "off"),
)


def test_schemathesis_meets_no_fault_in_any_operation(counter: Counter, tmp_path: Path) -> None:
    path = f"{ROOT}:{os.environ.get('PYTHONPATH', '')}"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run"),
            *(ROOT / "graphql" / "schema.graphql", "--url", counter.address),
            *("--header", f"Authorization: Bearer {counter.token}", *HOW),
        ],
        env={**os.environ, "SCHEMATHESIS_HOOKS": SCALARS, "PYTHONPATH": path},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
