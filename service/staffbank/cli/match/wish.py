"""What the command line asks of the engine."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from staffbank.cli.plain_words import CannotDo
from staffbank_matching.aims import STEEP, Aims, Worth

A_DAY = 24 * 60 * 60.0
USUAL_SECONDS = 30.0
MOST_WORK = 1e6
MOST_SEED = 2**31 - 1


class Order(Enum):
    """How plans are compared: aim by aim in strict order, or by one sum of all aims."""

    STRICT = "strict"
    SUM = "sum"


@dataclass(frozen=True)
class Limits:
    """How long to search: on the wall and, where given, in deterministic time.

    `seconds` None is half a minute, or a day where `work` sets the end.

    Raises:
        CannotDo: where one of them is out of its range.
    """

    seconds: float | None
    work: float | None
    seed: int

    def __post_init__(self) -> None:
        if self.seconds is not None and not 0 <= self.seconds <= A_DAY:
            raise CannotDo(f"--seconds {self.seconds:g}: give 0 to {A_DAY:g}")
        if self.work is not None and not 0 <= self.work <= MOST_WORK:
            raise CannotDo(f"--work {self.work:g}: give 0 to {MOST_WORK:g}")
        if not 0 <= self.seed <= MOST_SEED:
            raise CannotDo(f"--seed {self.seed}: give 0 to {MOST_SEED}")

    @property
    def longest(self) -> float:
        """Seconds on the wall after which the search ends in any case."""
        if self.seconds is not None:
            return self.seconds
        return USUAL_SECONDS if self.work is None else A_DAY

    @property
    def timed(self) -> bool:
        """Whether the seconds are what will end the search."""
        return self.seconds is not None or self.work is None


@dataclass(frozen=True)
class Wish:
    """The options of `staffbank match`; `explain` is a request, `worker` one to explain."""

    file: Path
    limits: Limits
    aims: Aims = field(default_factory=Aims)
    explain: str | None = None
    worker: str | None = None
    compare: Path | None = None
    before: Path | None = None
    out: Path | None = None

    @property
    def earlier(self) -> Path | None:
        """The plan with which the new one is compared."""
        return self.compare or self.before


def aims_of(order: Order, worth: Worth) -> Aims:
    """The aims that the two options stand for."""
    return Aims(worth=worth, weights=STEEP if order is Order.SUM else None)
