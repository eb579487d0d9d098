"""The linear programme of fewest faces: what each task costs, and whom it would choose."""

from dataclasses import dataclass
from threading import Event
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.linear_solver.python import model_builder_helper
from scipy.sparse import coo_array, csr_matrix

from staffbank_matching.fewest_programme import Programme

WEIGHT = 1_000_000  # of a price of one person
PARAMETERS = """
num_threads: 1
presolve_options { use_glop: false }
termination_criteria {
  simple_optimality_criteria { eps_optimal_relative: 1e-5 eps_optimal_absolute: 1e-5 }
}
"""


@dataclass(frozen=True)
class Prices:
    """A weight for each task, and for each worker the share of her that has work."""

    weights: tuple[int, ...]
    shares: npt.NDArray[np.float64]


class Pricing:
    """One solution of the linear programme, by PDLP; nothing begins once `stopped` is set."""

    def __init__(self, stopped: Event) -> None:
        self._solver = model_builder_helper.ModelSolverHelper("PDLP")
        self._stopped = stopped

    def stop(self) -> None:
        """End within moments, from another thread; `prices` then answers None."""
        self._solver.interrupt_solve()

    def prices(self, programme: Programme, seconds: float) -> Prices | None:
        """Prices that are nearly the best; None where the time was too short for them."""
        model = _model(programme)
        self._solver.set_solver_specific_parameters(PARAMETERS)
        self._solver.set_time_limit_in_seconds(seconds)
        if self._stopped.is_set():
            return None
        self._solver.solve(model)
        if self._solver.status() != model_builder_helper.SolveStatus.OPTIMAL:
            return None
        duals = np.maximum(np.array(self._solver.dual_values())[: programme.tasks], 0.0)
        shares = np.array(self._solver.variable_values())[: programme.workers]
        return Prices(tuple(np.rint(duals * WEIGHT).astype(np.int64).tolist()), shares)


def _model(programme: Programme) -> Any:
    """Each task is done once at least; a group holds no more than its worker's own column."""
    pairs, groups = len(programme.task), len(programme.groups)
    columns, rows = programme.workers + pairs, programme.tasks + groups
    group = np.repeat(np.arange(groups), [len(each) for each in programme.groups])
    row = np.concatenate(
        (programme.task, programme.tasks + np.arange(groups), programme.tasks + group)
    )
    column = np.concatenate(
        (programme.workers + np.arange(pairs), programme.whose, *programme.groups)
    )
    value = np.concatenate((np.ones(pairs + groups), -np.ones(len(group))))
    least = np.concatenate((np.ones(programme.tasks), np.zeros(groups)))
    cost = (np.arange(columns) < programme.workers).astype(np.float64)
    model: Any = model_builder_helper.ModelBuilderHelper()  # its types ask for odd arrays
    model.fill_model_from_sparse_data(
        np.zeros(columns),
        np.ones(columns),
        cost,
        least,
        np.full(rows, np.inf),
        csr_matrix(coo_array((value, (row, column)), shape=(rows, columns))),
    )
    return model
