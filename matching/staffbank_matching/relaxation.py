"""The linear programme's solution, to a tolerance, by a first-order method (PDLP).

Its prices prove a bound on every plan, order the pairs for rounding, and say what is scarce.

Source: D. Applegate et al., Practical large-scale linear programming using primal-dual hybrid
gradient, NeurIPS 2021.
"""

from dataclasses import dataclass

import numpy as np
from ortools.pdlp import solvers_pb2
from ortools.pdlp.python import pdlp
from scipy.sparse import csr_matrix

from staffbank_matching.leftovers import give_back
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Floats

THREADS = 2


@dataclass(frozen=True)
class Relaxation:
    """Shares of each column, and prices of each row.

    The shares keep the rows only roughly: they order pairs and are no plan.
    """

    shares: Floats
    prices: Floats


def relax(
    programme: Programme,
    *,
    tolerance: float,
    seconds: float,
    before: Relaxation | None = None,
    threads: int = THREADS,
) -> Relaxation:
    """Solve within a relative `tolerance`, from the shares and prices `before`."""
    sizes = _sizes(programme)
    scale = 1.0 / max(1.0, float(np.abs(programme.gain).sum()) / max(1, len(programme.gain)))
    parameters = solvers_pb2.PrimalDualHybridGradientParams(num_threads=threads)
    parameters.presolve_options.use_glop = False
    stop = parameters.termination_criteria
    stop.time_sec_limit = seconds
    stop.simple_optimality_criteria.eps_optimal_relative = tolerance
    stop.simple_optimality_criteria.eps_optimal_absolute = tolerance
    start = None
    if before is not None:
        start = pdlp.PrimalAndDualSolution()
        start.primal_solution = before.shares
        start.dual_solution = -before.prices * scale * sizes
    asked = _quadratic(programme, scale, sizes)
    give_back()  # what was in the way from rows to columns is as large as the programme
    found = pdlp.primal_dual_hybrid_gradient(asked, parameters, initial_solution=start)
    prices = np.maximum(-np.array(found.dual_solution) / scale / sizes, 0.0)
    return Relaxation(np.array(found.primal_solution), prices)


def _sizes(programme: Programme) -> Floats:
    """The largest coefficient of each row: minutes and seats on one scale halve the steps."""
    size = np.ones(len(programme.limit))
    whose = np.repeat(np.arange(len(size)), np.diff(programme.first))
    np.maximum.at(size, whose, np.abs(programme.coefficient))
    return size


def _quadratic(programme: Programme, scale: float, sizes: Floats) -> pdlp.QuadraticProgram:
    """The programme in PDLP's form, which lowers rather than raises."""
    rows, columns = len(programme.limit), len(programme.gain)
    matrix = csr_matrix(
        (
            programme.coefficient / np.repeat(sizes, np.diff(programme.first)),
            programme.column,
            programme.first,
        ),
        shape=(rows, columns),
    )
    made = pdlp.QuadraticProgram()
    made.resize_and_initialize(columns, rows)
    made.objective_vector = -programme.gain * scale
    made.constraint_matrix = matrix.tocsc()
    made.constraint_lower_bounds = np.full(rows, -np.inf)
    made.constraint_upper_bounds = programme.limit / sizes
    made.variable_lower_bounds = np.zeros(columns)
    made.variable_upper_bounds = programme.upper.astype(np.float64)
    return made
