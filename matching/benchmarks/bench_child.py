"""Measures one row for one seed: `python bench_child.py ROW SEED QUICK SCRATCH RESULT`.

A process of its own for each, so that none has the memory, the threads or the warm caches of
another. Compiled loops are loaded first, by tiny problems, and that is told apart. The answer
is JSON in RESULT.
"""

import json
import sys
from os import getloadavg
from pathlib import Path
from time import perf_counter
from typing import Any

from bench_instances import warm
from bench_rows import ROWS
from outcome import NotMeasured, Setting


def main(row: str, seed: str, quick: str, scratch: str, result: str) -> None:
    start = perf_counter()
    warm()
    told: dict[str, Any] = {"warm": perf_counter() - start, "load": getloadavg()[0]}
    if row != "warm":
        measure = next(each for each in ROWS if each.key == row).measure
        try:
            outcome = measure(Setting(int(seed), quick == "1", Path(scratch)))
            told |= outcome.told()
        except NotMeasured as no:
            told["why"] = str(no)
    Path(result).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
