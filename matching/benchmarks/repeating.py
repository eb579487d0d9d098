"""Whether the same problem, seed and work give the same plan to the byte, in two processes.

`python repeating.py NAME SEED QUICK WORK FILE` makes one of the plans.
"""

import subprocess
import sys
from pathlib import Path

from bench_instances import AIMS, drawn
from outcome import Outcome, Setting

from staffbank_matching.plan_json import plan_to_json
from staffbank_matching.solver import solve

ENOUGH = 600.0  # seconds: work is to end the search, not they


def repeated(name: str, work: float, setting: Setting) -> Outcome:
    """1 where both plans are the same to the byte, else 0."""
    work = min(work, 2.0) if setting.quick else work
    plans = []
    for turn in ("first", "second"):
        path = setting.scratch / f"{turn}.json"
        given = (name, str(setting.seed), str(int(setting.quick)), str(work), str(path))
        subprocess.run([sys.executable, __file__, *given], check=True)  # noqa: S603 ours
        plans.append(path.read_bytes())
    same = plans[0] == plans[1]
    return Outcome({"same": float(same)}, notes=[f"plans of {len(plans[0]):,} bytes"])


def main(name: str, seed: str, quick: str, work: str, path: str) -> None:
    columns = drawn(name, int(seed), quick=quick == "1")
    plan = solve(columns, aims=AIMS, seconds=ENOUGH, work=float(work), seed=int(seed))
    Path(path).write_text(plan_to_json(plan), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
