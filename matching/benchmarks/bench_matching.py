"""Prints the engine's table: prototype, target, and what this machine does, over some seeds.

`poe bench-matching` runs every row for the seeds 1, 2 and 3, each in a process of its own;
`--rows 5kG repeat` some of them; `--quick` small stand-ins, to see that all of it runs. Every
plan of up to 5,000 requests is handed to the checker, outside the time that is measured. The
figures that `--out` wrote are taken up by `--resume`, and only the others measured: an hour of
quiet is seldom had in one piece.

The answer is 1 where a row failed or a plan is unsound; and with CI in the environment also
where a row could not be measured.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from bench_rows import ROWS, Row
from bench_table import Told, table_of
from memory import Sampler
from rich.console import Console

CHILD = Path(__file__).with_name("bench_child.py")
PACKAGES = ("numpy", "scipy", "numba", "ortools")
STAND_INS = "QUICK: small stand-ins for the sizes named, and short searches; no figure counts"
WIDTH = 170  # characters of the table


@dataclass(frozen=True)
class Bench:
    """What is asked for."""

    rows: Sequence[Row]
    seeds: Sequence[int]
    quick: bool
    scratch: Path
    measured: dict[str, list[Told]]

    def warm(self) -> float:
        """Compile every loop once, for all processes after; answer with the seconds."""
        told = self._child("warm", 0, None, 1800.0)
        if "failed" in told:
            raise SystemExit(f"the engine does not run: {told['failed']}")
        return float(told["warm"])

    def row(self, row: Row) -> Iterator[Told]:
        """What each seed's process tells."""
        known = {told["seed"]: told for told in self.measured.get(row.key, [])}
        for seed in self.seeds if row.seeded else self.seeds[:1]:
            yield known.get(seed) or {
                "seed": seed,
                **self._child(row.key, seed, row.memory, row.longest),
            }

    def _child(self, key: str, seed: int, memory: str | None, longest: float) -> Told:
        result = self.scratch / "result.json"
        result.unlink(missing_ok=True)
        given = (key, str(seed), str(int(self.quick)), str(self.scratch), str(result))
        child = subprocess.Popen(  # noqa: S603 ours
            [sys.executable, str(CHILD), *given],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        sampler = Sampler(child.pid)
        try:
            with sampler if memory else nullcontext():
                _, errors = child.communicate(timeout=longest)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return {"failed": f"no answer in {longest:.0f} s"}
        if child.returncode or not result.exists():
            last = (errors.strip().splitlines() or ["it said nothing"])[-1]
            return {"failed": f"{last} (exit {child.returncode})"}
        told: Told = json.loads(result.read_text(encoding="utf-8"))
        if memory and told.get("span"):
            told["figures"] = {memory: sampler.peak(*told["span"])}
        return told


def machine() -> str:
    """What it runs on, in one line."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{os.cpu_count()} cores ({processor()}), Python {platform.python_version()}, "
        f"{versions}; load over 1, 5 and 15 minutes {loads}"
    )


def processor() -> str:
    """Its name, as the kernel has it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    names = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def remarks(told: dict[str, list[Told]]) -> Iterator[str]:
    """What the measurements said beside their figures; failures and faults first."""
    everything = [(key, each) for key, some in told.items() for each in some]
    for key, each in everything:
        for fault in (*each.get("faults", ()), *filter(None, [each.get("failed")])):
            yield f"FAULT in {key}, seed {each['seed']}: {fault}"
    for key, each in everything:
        if why := each.get("why"):
            yield f"{key}, seed {each['seed']}, is not all measured: {why}"
        for note in each.get("notes", ()):
            yield f"{key}, seed {each['seed']}: {note}"


def outcome(told: dict[str, list[Told]]) -> int:
    """1 where something is wrong, else 0."""
    everything = [each for some in told.values() for each in some]
    wrong = any(each.get("faults") or "failed" in each for each in everything)
    unmeasured = any(each.get("why") for each in everything) and "CI" in os.environ
    return int(wrong or unmeasured)


def measured(files: Sequence[Path]) -> dict[str, list[Told]]:
    """By row what was measured before; of what several files have, the last one's."""
    found: dict[str, dict[int, Told]] = {}
    for file in files:
        for key, some in json.loads(file.read_text(encoding="utf-8"))["rows"].items():
            found.setdefault(key, {}).update({each["seed"]: each for each in some})
    return {key: list(some.values()) for key, some in found.items()}


def given() -> argparse.Namespace:
    keys = [row.key for row in ROWS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--rows", nargs="+", choices=keys, default=keys, metavar="ROW")
    parser.add_argument("--quick", action="store_true", help="small stand-ins")
    parser.add_argument("--out", type=Path, help="a file for all figures, as JSON")
    parser.add_argument("--resume", type=Path, nargs="+", default=[], help="such files")
    return parser.parse_args()


def main() -> int:
    asked = given()
    console = Console(highlight=False, markup=False)
    console.width = max(console.width, WIDTH)  # rather a long line than a figure cut off
    told: dict[str, list[Told]] = {}
    before = machine()
    with TemporaryDirectory() as scratch:
        rows = [row for row in ROWS if row.key in asked.rows]
        bench = Bench(rows, asked.seeds, asked.quick, Path(scratch), measured(asked.resume))
        console.print(f"{before}\nCompiled loops are ready: {bench.warm():.1f} s")
        for number, row in enumerate(rows, 1):
            start = monotonic()
            told[row.key] = list(bench.row(row))
            taken = f"{row.key} in {monotonic() - start:,.0f} s"
            console.print(f"{number} of {len(rows)} is measured: {taken}")
            if asked.out:  # after each, so that what is measured outlives an interruption
                asked.out.write_text(json.dumps({"machine": before, "rows": told}, indent=1))
    title = STAND_INS if asked.quick else None
    console.print(table_of(rows, told, asked.seeds, title=title, judged=not asked.quick))
    for remark in remarks(told):
        console.print(remark)
    return outcome(told)


if __name__ == "__main__":
    sys.exit(main())
