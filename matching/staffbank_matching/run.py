"""One run: the best plan so far, and what no plan can pass, at every moment."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.clock import Clock
from staffbank_matching.ledger import Play, drop
from staffbank_matching.ragged import Floats, Longs
from staffbank_matching.score import Scale, seats_filled

MILLION = 1_000_000


@dataclass(frozen=True)
class Progress:
    """How far a run is: `fraction` of 1, seats `filled` of all `seats`.

    `value`, `bound` and `gap` are those of the certificate so far; `bound` and `gap` are None
    while nothing is proven but the count of all there is.
    """

    stage: str
    fraction: float
    filled: int
    seats: int
    value: int
    bound: int | None
    gap: float | None


@dataclass
class Run:
    """What the stages of a search share. `best` is in order and never becomes worse.

    `bound` is what the certificate's value cannot pass, and `method` whence it comes;
    `level_bounds` what is proven of single levels, each among plans as good in those before.
    """

    board: Board
    scale: Scale
    play: Play
    clock: Clock
    seed: int
    tell: Callable[[Progress], None]
    asked_to_stop: Callable[[], bool]
    best: Longs
    reached: tuple[int, ...]
    bound: int
    method: str = "count"
    level_bounds: dict[str, int] = field(default_factory=dict)
    prices: Floats = field(default_factory=lambda: np.zeros(0))
    stopped: bool = False
    stage: str = "greedy"

    @property
    def over(self) -> bool:
        """Whether to come to an end: stopped, or out of time."""
        return self.should_stop() or self.clock.over

    @property
    def value(self) -> int:
        """The certificate's value of the best plan."""
        return self.scale.score(self.best).total

    def should_stop(self) -> bool:
        """Ask whether somebody wants the run to stop, and remember."""
        self.stopped = self.stopped or self.asked_to_stop()
        return self.stopped

    def looked_at(self) -> bool:
        """Tell whoever looks on where the run is, and ask whether it is to stop."""
        self.report()
        return self.should_stop()

    def report(self, stage: str | None = None) -> None:
        """Tell whoever looks on where the run is."""
        self.stage = stage or self.stage
        filled = int(seats_filled(self.board, self.best).sum())
        value = self.value
        known = self.method != "count"
        self.tell(
            Progress(
                stage=self.stage,
                fraction=min(1.0, self.clock.spent),
                filled=filled,
                seats=int(self.board.seats.sum()),
                value=value,
                bound=self.bound if known else None,
                gap=(self.bound - value) / max(1, abs(self.bound)) if known else None,
            )
        )

    def offer(self, chosen: Longs) -> bool:
        """Take the plan for the best one if it is at least as good; answer whether it was.

        The ledger has it then; else it has the best one again.
        """
        chosen = np.sort(chosen)
        reached = self.scale.compared(chosen)
        pinned = np.isin(np.flatnonzero(self.board.fixed), chosen).all()
        accepted = bool(pinned) and reached >= self.reached
        if accepted:
            self.best, self.reached = chosen, reached
        if not np.array_equal(self.play.chosen, self.best):
            self.play.replay(self.best)
        return accepted

    def lower(self, bound: float, method: str) -> None:
        """Keep a bound on the certificate's value if it is better than the one known.

        Of equals a complete search's is kept, whichever came first.
        """
        whole = int(np.floor(bound + 1e-6 * max(1.0, abs(bound) / MILLION)))
        if whole + 1 < self.value:
            return  # a plan passes it: it is none
        if whole < self.bound or (whole == self.bound and self.method != "search"):
            self.bound, self.method = max(whole, self.value), method

    def settle(self) -> None:
        """Let go of work that is worth nothing unless it is filled whole, and is not."""
        settle(self.board, self.play)


def settle(board: Board, play: Play) -> None:
    """The same, for any ledger."""
    options, part_worth = board.options, board.columns.work.part_worth
    short = options.part_request[play.ledger.filled < board.seats]
    for request in np.unique(short[board.lumpy[short] & (part_worth[short] == 0)]):
        for pair in play.chosen:
            if board.request[pair] == request:
                drop(pair, play.table, play.ledger)
