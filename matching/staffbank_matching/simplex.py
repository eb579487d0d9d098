"""The linear programme solved to its end, and again as rows come to it, by the simplex method.

Where a problem is small enough for a proof, HiGHS has exact prices as soon as PDLP has close
ones, and its shares are those of a corner: most of them are whole.

Source: as `branching`.
"""

import highspy
import numpy as np

from staffbank_matching.programme import Programme, Rows
from staffbank_matching.ragged import Longs
from staffbank_matching.relaxation import Relaxation

THREADS = 1


class Simplex:
    """The programme in HiGHS. It begins each time from the corner where it was.

    Not for a process that goes on: it looks at no clock but its own.
    """

    def __init__(self, programme: Programme, least: Longs) -> None:
        self.scale = 1.0 / max(1.0, float(np.abs(programme.gain).mean()))
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(programme.gain), len(programme.limit)
        model.col_cost_ = -programme.gain * self.scale
        model.col_lower_ = least.astype(np.float64)
        model.col_upper_ = programme.upper.astype(np.float64)
        model.row_lower_ = np.full(len(programme.limit), -np.inf)
        model.row_upper_ = programme.limit.astype(np.float64)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = programme.first.astype(np.int32)
        model.a_matrix_.index_ = programme.column
        model.a_matrix_.value_ = programme.coefficient.astype(np.float64)
        self.steps = 0
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call]  # untyped in highspy
        self._set("output_flag", value=False)
        self._set("threads", value=THREADS)
        self._set("solver", value="simplex")
        self._set("presolve", value="off")  # it takes as long as it saves
        self.highs.passModel(model)

    def add(self, rows: Rows) -> None:
        """Have these rows as well."""
        self.highs.addRows(
            len(rows.limit),
            np.full(len(rows.limit), -np.inf),
            rows.limit.astype(np.float64),
            len(rows.column),
            rows.first[:-1].astype(np.int32),
            rows.column,
            rows.coefficient.astype(np.float64),
        )

    def solved(self, seconds: float) -> Relaxation | None:
        """Shares of the columns and prices of all rows; None where the seconds ended it."""
        self._set("time_limit", value=self.highs.getRunTime() + max(0.01, seconds))
        self.highs.run()
        self.steps += self.highs.getInfo().simplex_iteration_count
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found = self.highs.getSolution()
        prices = np.maximum(-np.array(found.row_dual) / self.scale, 0.0)
        return Relaxation(np.array(found.col_value), prices)

    def _set(self, option: str, *, value: bool | float | str) -> None:
        self.highs.setOptionValue(option, value)
