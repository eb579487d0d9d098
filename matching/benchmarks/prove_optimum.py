"""Proves the best plan's value of an instance, and writes it into `optima.json`.

`python prove_optimum.py 5kG 1kG --seeds 1 2 3 --seconds 900`. HiGHS solves the rows of
`programme_of` in whole numbers, in a process of its own, to no gap at all; then its plan is
put into the diaries one pair after another, since rows may say less than the rules do. What
is lawful there and has the bound for its value is the optimum.
"""

import argparse
import json
import multiprocessing
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from math import floor
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any

import numpy as np
from bench_instances import AIMS, OPTIMA, Optimum, digest_of, drawn, optima
from ortools.linear_solver.python import model_builder
from peers import lawful_value
from scipy.sparse import csr_matrix

from staffbank_matching.board import board_of
from staffbank_matching.programme import Programme, programme_of
from staffbank_matching.ragged import Longs

HOW = "HiGHS (OR-Tools), rows of programme_of in whole numbers, gap 0, plan lawful"
HAIR = 1e-3  # what a bound in floating point may be off by; values are whole
GRACE = 60.0  # seconds that HiGHS may run over its limit before it is ended

Found = tuple[Longs, int]  # the pairs of a plan, and the bound


def proven(name: str, seed: int, seconds: float) -> Optimum | None:
    """The optimum, or None where time ended the search or the plan was not lawful."""
    columns = drawn(name, seed)
    board = board_of(columns, AIMS)
    start = perf_counter()
    found = _in_child(programme_of(board, fair=False), seconds)
    if found is None:
        return None
    chosen, bound = found
    value = lawful_value(board, chosen)
    print(f"{name} {seed}: plan {value:,}, bound {bound:,}", flush=True)
    if value != bound:
        return None
    return Optimum(name, seed, digest_of(columns), value, HOW, round(perf_counter() - start, 1))


def _in_child(programme: Programme, seconds: float) -> Found | None:
    reader, writer = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("fork")
    child = context.Process(target=_search, args=(programme, seconds, writer))
    child.start()
    writer.close()
    found: Found | None = None
    with suppress(EOFError):
        found = reader.recv() if reader.poll(seconds + GRACE) else None
    child.kill()
    child.join()
    return found


def _search(programme: Programme, seconds: float, answer: Connection) -> None:
    model: Any = _model(programme)
    solver = model_builder.Solver("HIGHS")
    solver.set_time_limit_in_seconds(seconds)
    solver.set_solver_specific_parameters("mip_rel_gap=0,mip_abs_gap=0")
    status = solver.solve(model)
    if status != model_builder.SolveStatus.OPTIMAL:
        print(f"HiGHS: {status.name}")
        answer.send(None)
        return
    values = np.array(solver.values(model.get_variables()))
    chosen = np.flatnonzero(values[: programme.pairs] > 0.5)
    answer.send((chosen, floor(solver.best_objective_bound + HAIR)))


def _model(programme: Programme) -> Any:
    make: Any = model_builder.Model  # its arrays are not typed as numpy's are
    model, columns, rows = make(), len(programme.gain), len(programme.limit)
    coefficients = programme.coefficient.astype(np.float64)
    model.helper.fill_model_from_sparse_data(
        np.zeros(columns),
        programme.upper.astype(np.float64),
        programme.gain,
        np.full(rows, -np.inf),
        programme.limit.astype(np.float64),
        csr_matrix((coefficients, programme.column, programme.first), shape=(rows, columns)),
    )
    for column in range(columns):
        model.helper.set_var_integrality(column, is_integer=True)
    model.helper.set_maximize(maximize=True)
    return model


def _keep(found: Iterable[Optimum]) -> None:
    known = {(each.instance, each.seed): each for each in (*optima(), *found)}
    lines = [json.dumps(asdict(known[key])) for key in sorted(known)]
    OPTIMA.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="+")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--seconds", type=float, default=900.0)
    asked = parser.parse_args()
    for name in asked.instances:
        for seed in asked.seeds:
            found = proven(name, seed, asked.seconds)
            print(f"{name} {seed}: {found or 'not proven'}", flush=True)
            if found is not None:
                _keep([found])


if __name__ == "__main__":
    main()
