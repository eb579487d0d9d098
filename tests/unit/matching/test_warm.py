"""Nobody waits for a loop to be compiled: all of them are beforehand."""

import json
import subprocess
import sys
from pathlib import Path

from tests.unit.cli.match_typed import REPLAN, SMALL

INSIDE = {"_in_the_way", "lawful_beside", "swap", "turnaround", "week_of"}  # of other loops
NO_COMMAND = {"begin", "work"}  # the fewest faces: whoever imports that waits for it once
FRESH = """
import json, pkgutil, sys
from importlib import import_module
import staffbank_matching
from staffbank_matching.compiled import LOOPS
from staffbank_matching.warm import exercise
from staffbank.cli.main import main

for module in pkgutil.iter_modules(staffbank_matching.__path__):
    import_module(f"staffbank_matching.{module.name}")
exercise()
cold = sorted(loop.py_func.__name__ for loop in LOOPS if not loop.overloads)
known = [set(loop.overloads) for loop in LOOPS]
small, replan, plan, told = sys.argv[1:]
for words in (
    [small, "--seconds", "9", "--worker", "ben", "--explain", "walsall-chair", "--out", plan],
    [small, "--seconds", "9", "--aims", "sum", "--worker", "ada"],
    [replan, "--seconds", "9", "--before", plan, "--explain", "walsall-in-care"],
):
    try:
        main(["match", *words])
    except SystemExit as ended:
        assert not ended.code, ended.code
late = [l.py_func.__name__ for l, was in zip(LOOPS, known) if set(l.overloads) - was]
with open(told, "w") as file:
    json.dump([cold, late], file)
"""


def test_no_loop_that_a_command_reaches_is_left_to_be_compiled_later(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    files = (SMALL, REPLAN, tmp_path / "plan.json", told)

    subprocess.run(
        [sys.executable, "-c", FRESH, *files], check=True, capture_output=True, timeout=600
    )

    cold, late = json.loads(told.read_text())
    assert set(cold) == INSIDE | NO_COMMAND, "what `warm` does not run"
    assert late == [], "what `warm` runs with other kinds of arguments"
