"""Whether a dependency has a known flaw: `poe audit`, a part of `poe check`.

pip-audit says "no known vulnerabilities" also of what it could not look up. So a package whose
flaw is known is asked about first: whoever does not know of that one knows of none.
Then nothing was audited, which is said and no fault, unless it is `--required`.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

LOCK = Path(__file__).with_name("requirements.lock")
FLAWED = "pyyaml==5.3"  # CVE-2020-14343; nobody installs it
PATIENCE = 600  # seconds

Answer: TypeAlias = list[dict[str, Any]]


class NotAnswered(Exception):
    """Nothing was told; the message says why."""


def ask(requirements: Path) -> Answer:
    """What pip-audit says of each package of this file. Raises NotAnswered."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(requirements)]
    command += ["--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    try:
        done = subprocess.run(  # noqa: S603 our own words
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as wrong:
        raise NotAnswered(f"it took longer than {PATIENCE} seconds") from wrong
    try:
        answer: Answer = json.loads(done.stdout)["dependencies"]
    except (ValueError, LookupError) as wrong:
        lines = done.stderr.strip().splitlines() or ["pip-audit said nothing"]
        raise NotAnswered(lines[-1]) from wrong
    return answer


def flaws(answer: Answer) -> list[str]:
    """A line for each flaw that is known."""
    return [
        f"{each['name']} {each['version']}: {flaw['id']}, mended in "
        f"{', '.join(flaw['fix_versions']) or 'no version'}"
        for each in answer
        for flaw in each.get("vulns", ())
    ]


def unknown(answer: Answer) -> list[str]:
    """A line for each package of which nothing is known."""
    return [
        f"{each['name']}: {each['skip_reason']}" for each in answer if "skip_reason" in each
    ]


def believe(asked: Callable[[Path], Answer]) -> None:
    """Raise NotAnswered where whoever answers does not know what is known."""
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder, "known.txt")
        known.write_text(FLAWED)
        if not flaws(asked(known)):
            raise NotAnswered(f"whoever answers does not know the flaw of {FLAWED}")


def audit(asked: Callable[[Path], Answer], *, required: bool) -> tuple[int, Sequence[str]]:
    """How the process is to end, and what it says."""
    try:
        believe(asked)
        answer = asked(LOCK)
    except NotAnswered as why:
        return int(required), [
            f"NOT AUDITED: no service of known flaws could be asked ({why}).",
            "Nothing is known of the dependencies, good or bad. Ask where pypi.org is reached.",
        ]
    found, silent = flaws(answer), unknown(answer)
    said = [*found, *(f"not looked up: {each}" for each in silent)]
    said.append(f"{len(answer) - len(silent)} packages audited, {len(found)} known flaws.")
    return int(bool(found) or (required and bool(silent))), said


def main() -> None:
    """Audit the lock."""
    status, said = audit(ask, required="--required" in sys.argv)
    print(*said, sep="\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
