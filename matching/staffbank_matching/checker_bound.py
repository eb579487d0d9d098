"""Whether the bound that prices give on a linear programme is as claimed."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

import numpy as np
import numpy.typing as npt

HAIR = 1e-9  # relative: what sums of so many rounded numbers may be off by

Numbers = npt.NDArray[np.floating] | npt.NDArray[np.integer]


@dataclass(frozen=True)
class LinearProgramme:
    """Choose x, with A x <= limits and 0 <= x <= most, for the largest sum of worth times x.

    A is in compressed rows: those of row i stand from `indptr[i]` to before `indptr[i + 1]`
    in `data` (the number) and `indices` (the column). `most` is 1 each where it is None.
    """

    data: Numbers
    indices: npt.NDArray[np.integer]
    indptr: npt.NDArray[np.integer]
    limits: Numbers
    worth: Numbers
    most: Numbers | None = None


def bound_of(programme: LinearProgramme, prices: Numbers) -> float:
    """What no choice can pass, whatever the prices of the rows are.

    Each row is worth at most its limit times its price (a negative one counts as 0), and
    each column at most what its worth exceeds the prices of what it uses, if it does.
    """
    paid = np.maximum(prices, 0.0)
    rows = np.repeat(paid, np.diff(programme.indptr))
    used = np.bincount(
        programme.indices, weights=programme.data * rows, minlength=len(programme.worth)
    )
    profit = np.maximum(0.0, programme.worth - used)
    if programme.most is not None:
        profit *= programme.most
    return float(programme.limits @ paid + profit.sum())


def bound_faults(
    programme: LinearProgramme, prices: Numbers, *, claimed: float, value: float
) -> Iterator[str]:
    """Hold a claimed bound, and the value of a plan, against what the prices prove.

    A claim that is a whole number may have been rounded down: values of plans are whole.
    """
    bound = bound_of(programme, prices)
    hair = HAIR * max(1.0, abs(bound))
    least = floor(bound - hair) if float(claimed).is_integer() else bound - hair
    if claimed < least:
        yield f"The bound is claimed as {claimed}, and the prices prove no less than {bound}."
    if value > bound + hair:
        yield f"The plan's value {value} is above what the prices allow, {bound}."
