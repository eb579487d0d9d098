"""A part of the programme in whole numbers, by CP-SAT."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from math import floor

import numpy as np
from ortools.sat.python import cp_model

from staffbank_matching.ragged import Longs
from staffbank_matching.subproblem import Subproblem

POLL = 0.05  # seconds between two looks at whether to stop
CP_SAT = "CP-SAT"
LOWEST = -(1 << 50)  # no row comes near it


@dataclass(frozen=True)
class Limits:
    """How long one search may last: seconds on the wall, and CP-SAT's deterministic time.

    The second ends it at the same step on every machine.
    """

    seconds: float
    work: float


@dataclass(frozen=True)
class Found:
    """What a search came to: a value for each column, `None` where it found no plan."""

    values: Longs | None
    bound: int | None
    work: float


class Model:
    """The subproblem as a CP-SAT model, to which rows may be added and gains be changed.

    `upper` is by column of the subproblem.
    """

    def __init__(self, sub: Subproblem, upper: Longs) -> None:
        self.cp = cp_model.CpModel()
        self.sub = sub
        variables = self.cp.proto.variables
        for most in upper.tolist():
            variables.add().domain.extend([0, most])
        firsts, limits = sub.first.tolist(), sub.limit.tolist()
        columns, coefficients = sub.column.tolist(), sub.coefficient.tolist()
        boolean = bool((upper == 1).all())
        for row, limit in enumerate(limits):
            a, b = firsts[row], firsts[row + 1]
            self.add_row(columns[a:b], coefficients[a:b], limit, group=boolean)

    def add_row(
        self, columns: Sequence[int], coefficients: Sequence[int], limit: int, *, group: bool
    ) -> None:
        """The sum over these columns is at most the limit; `group`: all of them are 0 or 1."""
        made = self.cp.proto.constraints.add()
        if group and limit == 1 and coefficients.count(1) == len(coefficients):
            made.at_most_one.literals.extend(columns)
            return
        linear = made.linear
        linear.vars.extend(columns)
        linear.coeffs.extend(coefficients)
        linear.domain.extend([LOWEST, limit])

    def aim(self, gains: Longs) -> None:
        """What each column adds to what is to be raised."""
        self.cp.clear_objective()  # type: ignore[no-untyped-call]  # untyped in OR-Tools
        proto = self.cp.proto
        used = np.flatnonzero(gains)
        proto.objective.vars.extend(used.tolist())
        proto.objective.coeffs.extend((-gains[used]).tolist())
        proto.objective.scaling_factor = -1

    def hold(self, gains: Longs, least: int) -> None:
        """From now on this sum is at least so much."""
        used = np.flatnonzero(gains)
        made = self.cp.proto.constraints.add().linear
        made.vars.extend(used.tolist())
        made.coeffs.extend(gains[used].tolist())
        made.domain.extend([least, 1 << 60])

    def hint(self, values: Longs) -> None:
        """Where to begin: a value for each column."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]  # untyped in OR-Tools
        hint = self.cp.proto.solution_hint
        hint.vars.extend(range(len(values)))
        hint.values.extend(values.tolist())

    def search(
        self, limits: Limits, *, seed: int, look: Callable[[], bool] | None = None
    ) -> Found:
        """Search on one thread, so that the answer is the same each time.

        `look` is called several times a second, and says when to stop.
        """
        solver = cp_model.CpSolver()
        given = solver.parameters
        given.num_workers = 1
        given.catch_sigint_signal = False  # the caller's to handle
        given.linearization_level = 2  # nearly all of it is linear: let the bound say so
        given.symmetry_level = 0
        given.cp_model_probing_level = 0  # costs more here than it finds
        given.random_seed = seed
        given.max_time_in_seconds = max(0.01, limits.seconds)
        given.max_deterministic_time = limits.work
        status = _watched(solver, self.cp, look) if look else solver.solve(self.cp)
        work = solver.deterministic_time
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Found(None, None, work)
        values = np.array(solver.response_proto.solution, dtype=np.int64)
        return Found(values, floor(solver.best_objective_bound + 1e-6), work)


def _watched(
    solver: cp_model.CpSolver, cp: cp_model.CpModel, look: Callable[[], bool]
) -> cp_model.CpSolverStatus:
    """Solve in a thread of its own, so that the caller's is free to look on and to stop it."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        running = pool.submit(solver.solve, cp)
        try:
            while not running.done():
                wait([running], timeout=POLL)
                if look():
                    solver.stop_search()
            return running.result()
        finally:
            while not running.done():
                solver.stop_search()
                time.sleep(POLL)
