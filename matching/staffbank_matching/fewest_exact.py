"""The programme of fewest faces in whole numbers, by CP-SAT."""

from math import ceil, inf
from threading import Event

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from staffbank_matching.fewest_programme import Programme

EVEN = 1e-6  # a bound may be off by so little from a whole number of people


class Exact:
    """One complete search for fewer people; nothing begins once `stopped` is set.

    `bound` is what it has proven so far, `found` its best cover: who does each task. `settled`
    means that `bound` is the answer, or that there is none within what was asked.
    """

    def __init__(self, stopped: Event) -> None:
        self.bound = 0
        self.found: tuple[int, ...] | None = None
        self.settled = False
        self._solver = cp_model.CpSolver()
        self._stopped = stopped

    def stop(self) -> None:
        """End within moments, from another thread."""
        self._solver.stop_search()

    def search(
        self, programme: Programme, people: tuple[int, int], *, seconds: float, seed: int
    ) -> None:
        """Look for the fewest people, from the first of `people` to the second."""
        given = self._solver.parameters
        given.num_workers = 1  # the other core is the search's own
        given.linearization_level = 2  # all of it is linear: let the bound say so
        given.random_seed = seed
        given.max_time_in_seconds = seconds
        least, most = people

        def hear(bound: float) -> None:
            if -inf < bound < inf:
                self.bound = max(self.bound, min(ceil(bound - EVEN), most + 1))

        self._solver.best_bound_callback = hear
        model = _model(programme, least, most)
        if self._stopped.is_set():
            return
        status = self._solver.solve(model, _Cover(self, programme))
        if status == cp_model.OPTIMAL:
            self.bound, self.settled = round(self._solver.objective_value), True
        if status == cp_model.INFEASIBLE:
            self.bound, self.settled = most + 1, True


class _Cover(cp_model.CpSolverSolutionCallback):
    """Notes each better cover, and calls nobody from the solver's thread."""

    def __init__(self, exact: Exact, programme: Programme) -> None:
        super().__init__()
        self._exact = exact
        self._programme = programme

    def on_solution_callback(self) -> None:
        values = np.array(self.response_proto.solution, dtype=np.int64)
        self._exact.found = _cover(self._programme, values[self._programme.workers :])


def _cover(programme: Programme, chosen: npt.NDArray[np.int64]) -> tuple[int, ...]:
    who = np.empty(programme.tasks, dtype=np.int64)
    pairs = np.flatnonzero(chosen)
    who[programme.task[pairs]] = programme.worker[pairs]
    return tuple(who.tolist())


def _model(programme: Programme, least: int, most: int) -> cp_model.CpModel:
    """Written straight into its protocol buffer, which takes a third of the time."""
    model = cp_model.CpModel()
    made = model.proto
    for _ in range(programme.workers + len(programme.task)):
        made.variables.add().domain.extend([0, 1])
    for pairs in _pairs_of_task(programme):
        made.constraints.add().exactly_one.literals.extend(pairs)
    for group, worker in zip(programme.groups, programme.whose, strict=True):
        made.constraints.add().at_most_one.literals.extend([*group.tolist(), -worker - 1])
    people = range(programme.workers)
    number = made.constraints.add().linear
    number.vars.extend(people)
    number.coeffs.extend([1] * len(people))
    number.domain.extend([least, most])
    made.objective.vars.extend(people)
    made.objective.coeffs.extend([1] * len(people))
    return model


def _pairs_of_task(programme: Programme) -> list[list[int]]:
    pairs: list[list[int]] = [[] for _ in range(programme.tasks)]
    for pair, task in enumerate(programme.task.tolist()):
        pairs[task].append(programme.workers + pair)
    return pairs
