"""What one measurement is asked, and what it tells."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench_instances import AIMS

from staffbank_matching.checker import faults
from staffbank_matching.columns import Columns
from staffbank_matching.plan import Plan
from staffbank_matching.rows import problem_of

Figures = dict[str, float | None]  # None: it was not reached


class NotMeasured(Exception):
    """It cannot be measured here; the message says why."""


@dataclass(frozen=True)
class Setting:
    """How to measure. `scratch` is a folder that all rows share, thrown away at the end."""

    seed: int
    quick: bool
    scratch: Path

    def seconds(self, usual: float) -> float:
        """How long a search may last."""
        return min(usual, 6.0) if self.quick else usual


@dataclass
class Outcome:
    """What was found: figures by name, faults of plans, and remarks for the reader.

    `why` says why some figure is missing, and `span` is the two moments of `time.monotonic`
    between which memory counts.
    """

    figures: Figures = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    why: str | None = None
    span: tuple[float, float] | None = None

    def check(self, plan: Plan, columns: Columns) -> None:
        """Have the checker look at a plan."""
        self.faults.extend(faults(plan, problem_of(columns), AIMS))

    def told(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


Measurement = Callable[[Setting], Outcome]
