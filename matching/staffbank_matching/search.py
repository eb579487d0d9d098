"""One run of CP-SAT, watched: it can be stopped, and it tells of each better plan."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from math import floor

from ortools.sat.python import cp_model

from staffbank_matching.board import Choice
from staffbank_matching.constraints import Model

POLL = 0.1  # seconds between two looks at whether to stop

# Seconds of CP-SAT's own, deterministic clock that pass in one second on the wall, set low:
# the deterministic limit then ends a search before the wall clock does, and every machine
# that is not far slower than this figure supposes finds the same plan.
DETERMINISTIC_RATE = 0.1


class Clock:
    """Time left for all searches together: on the wall, and on the deterministic clock."""

    def __init__(self, seconds: float) -> None:
        self.started = time.monotonic()
        self.seconds = seconds
        self.steps = seconds * DETERMINISTIC_RATE

    @property
    def left(self) -> float:
        """Seconds left on the wall."""
        return max(0.0, self.seconds - (time.monotonic() - self.started))


@dataclass(frozen=True)
class Found:
    """What a search came to. `choice` is None where it found no plan at all."""

    choice: Choice | None
    bound: int | None
    proven: bool


@dataclass(frozen=True)
class Watch:
    """Who looks on. `tell` hears the best objective so far and its bound, often."""

    tell: Callable[[int | None, float | None], None]
    should_stop: Callable[[], bool]


class _Better(cp_model.CpSolverSolutionCallback):
    """Notes the latest solution's figures, and calls nobody from the solver's thread."""

    def __init__(self) -> None:
        super().__init__()
        self.reached: int | None = None
        self.bound: float | None = None

    def on_solution_callback(self) -> None:
        self.reached = round(self.objective_value)
        self.bound = self.best_objective_bound


def search(
    model: Model, *, clock: Clock, steps: float, seed: int, hint: Choice, watch: Watch
) -> Found:
    """Look for a better plan for at most `steps` on the deterministic clock.

    The clock's steps are used up by what was spent. A single thread searches, so the answer
    is the same each time unless the wall clock ends it.
    """
    model.cp.clear_hints()  # type: ignore[no-untyped-call]  # untyped in OR-Tools
    for n, taken in enumerate(model.take):
        model.cp.add_hint(taken, n in hint)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = (
        2  # nearly all of it is linear: let the bound say so
    )
    solver.parameters.symmetry_level = 0  # like slots are one bundle already
    solver.parameters.cp_model_probing_level = 0  # costs more here than it finds
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = clock.left
    solver.parameters.max_deterministic_time = steps
    status = _watched(solver, model.cp, watch)
    clock.steps -= solver.deterministic_time
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(None, None, proven=False)
    return Found(
        _taken(solver, model.take),
        floor(solver.best_objective_bound + 1e-6),
        proven=status == cp_model.OPTIMAL,
    )


def _watched(
    solver: cp_model.CpSolver, cp: cp_model.CpModel, watch: Watch
) -> cp_model.CpSolverStatus:
    """Solve in a thread of its own, so that the caller's is free to look on and to stop it."""
    better = _Better()
    with ThreadPoolExecutor(max_workers=1) as pool:
        running = pool.submit(solver.solve, cp, better)
        try:
            while not running.done():
                wait([running], timeout=POLL)
                watch.tell(better.reached, better.bound)
                if watch.should_stop():
                    solver.stop_search()
            return running.result()
        finally:
            while not running.done():
                solver.stop_search()
                wait([running], timeout=POLL)


def _taken(solver: cp_model.CpSolver, take: Sequence[cp_model.IntVar]) -> Choice:
    return frozenset(n for n, taken in enumerate(take) if solver.boolean_value(taken))
