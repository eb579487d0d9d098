"""The time that a run has: on the wall, and in work that every machine counts alike."""

import time
from dataclasses import dataclass, field

WORK_A_SECOND = 0.25  # of deterministic time, which a slow machine does in a second


@dataclass
class Clock:
    """What is left of `seconds` and, where given, of `work` (deterministic time).

    CP-SAT counts it by itself; for HiGHS the entries of rows and the nodes of the tree are
    counted, in the same unit, about.

    Where work ends the run, and the wall clock does not, the same input gives the same plan.
    """

    seconds: float
    work: float | None = None
    started: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds left on the wall."""
        return max(0.0, self.seconds - (time.monotonic() - self.started))

    @property
    def spent(self) -> float:
        """The share of the seconds that is spent, from 0 to 1."""
        return 1.0 - self.left / self.seconds if self.seconds else 1.0

    @property
    def work_left(self) -> float:
        """Work left; as good as endless where it is not limited."""
        return 1e9 if self.work is None else max(0.0, self.work)

    @property
    def over(self) -> bool:
        """Whether either is used up."""
        return self.left <= 0 or self.work_left <= 0

    def use(self, work: float) -> None:
        """Count work done."""
        if self.work is not None:
            self.work -= work
