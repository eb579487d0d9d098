"""A part of the programme in whole numbers, by branch and cut: HiGHS, by way of SciPy.

Its cuts close nearly all of what the linear programme leaves open: parts of a thousand and
more requests end at the root, where CP-SAT branches for long.

Source: Q. Huangfu and J. A. J. Hall, Parallelizing the dual revised simplex method,
Mathematical Programming Computation 10, 2018.
"""

from dataclasses import dataclass
from math import floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from staffbank_matching.ragged import Longs
from staffbank_matching.subproblem import Subproblem

HAIR = 1e-3  # gains are whole numbers, and so is what they come to
NOISE = 1e-12  # of a bound: what its floating-point numbers may be wrong by
HIGHS = "HiGHS"
ENDLESS = 1 << 30
INFEASIBLE = 2  # SciPy's word for it
IMPOSSIBLE = -(1 << 60)  # the bound of what cannot be
WORK_AN_ENTRY = 2.5e-6  # deterministic time of an entry of the rows, and of a node
WORK_A_NODE = 1e-3


@dataclass(frozen=True)
class Branched:
    """A value for each column, `None` where none was found, and what none can pass.

    `solver` is on whose word the bound is. `work`: the deterministic time that it counts as,
    by entries of rows and nodes of the tree.
    """

    values: Longs | None
    bound: int | None
    proven: bool
    work: float
    solver: str = HIGHS


def branched(  # noqa: PLR0913 a search has this many sides
    sub: Subproblem,
    gains: Longs,
    least: Longs,
    most: Longs,
    *,
    seconds: float,
    gap: float = 0.0,
    nodes: int = ENDLESS,
) -> Branched:
    """Raise the gains' sum, each column from `least` to `most`, to within `gap` of the bound.

    `proven`: neither `seconds` nor `nodes` of the search tree ended it. Same input, same
    answer, where `seconds` suffice.
    """
    shape = len(sub.limit), len(sub.columns)
    rows = csr_matrix((sub.coefficient.astype(np.float64), sub.column, sub.first), shape=shape)
    found = milp(
        -gains.astype(np.float64),
        constraints=LinearConstraint(rows, -np.inf, sub.limit),
        bounds=Bounds(least, most),
        integrality=np.ones(len(sub.columns)),
        options={"time_limit": seconds, "mip_rel_gap": gap, "node_limit": nodes},
    )
    if found.status == INFEASIBLE:
        return Branched(None, IMPOSSIBLE, proven=True, work=WORK_AN_ENTRY * len(sub.column))
    values = None if found.x is None else np.rint(found.x).astype(np.int64)
    if values is not None and not _kept(values, rows, sub, least, most):
        return Branched(None, None, proven=False, work=WORK_AN_ENTRY * len(sub.column))
    dual = found.mip_dual_bound
    known = dual is not None and np.isfinite(dual)
    bound = floor(-dual + HAIR + NOISE * abs(dual)) if known else None
    nodes_seen = int(found.mip_node_count or 0)
    work = WORK_AN_ENTRY * len(sub.column) + WORK_A_NODE * nodes_seen
    return Branched(values, bound, found.status == 0, work)


def _kept(values: Longs, rows: csr_matrix, sub: Subproblem, least: Longs, most: Longs) -> bool:
    """Whether the values keep every row and bound: HiGHS' own numbers are not whole."""
    bounds = (values >= least).all() and (values <= most).all()
    return bool(bounds and (rows @ values <= sub.limit).all())
