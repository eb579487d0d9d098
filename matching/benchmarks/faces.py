"""The fewest different people for given work, on the public instances of SMPTSP."""

import json
import subprocess
import sys
from pathlib import Path

from outcome import NotMeasured, Outcome, Setting

PROGRAM = Path(__file__).with_name("bench_fewest_faces.py")


def fewest_faces(setting: Setting) -> Outcome:
    """How many of the twelve come to the best number known, and the slowest one's seconds.

    The program writes a list with `instance`, `faces`, `best` and `seconds` of each.
    """
    if not PROGRAM.exists():
        raise NotMeasured(f"{PROGRAM.name} is not there")
    path = setting.scratch / "faces.json"
    run = [sys.executable, str(PROGRAM), "--out", str(path)]
    told = subprocess.run(run, check=False, capture_output=True, text=True)  # noqa: S603 ours
    if told.returncode or not path.exists():
        last = (told.stderr or told.stdout).strip().splitlines() or ["it said nothing"]
        raise NotMeasured(f"{PROGRAM.name}: {last[-1]}")
    each = json.loads(path.read_text(encoding="utf-8"))
    return Outcome(
        {
            "matched": float(sum(one["faces"] <= one["best"] for one in each)),
            "slowest": max(one["seconds"] for one in each),
        },
        notes=[
            f"{one['instance']}: {one['faces']} (best known {one['best']})"
            for one in each
            if one["faces"] > one["best"]
        ],
    )
