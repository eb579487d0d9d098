"""One run: the best plan so far, and what no plan can pass, at every moment."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.clock import Clock
from staffbank_matching.counting import most_of
from staffbank_matching.engine_fault import EngineFault, RefutedBound
from staffbank_matching.ledger import Play, drop
from staffbank_matching.price_proof import PriceProof
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Floats, Longs
from staffbank_matching.score import Scale, Score, seats_filled

ENDLESS = 1 << 62  # a bound where none is known
LINEAR, SEARCH, UNFINISHED = "linear program", "search", "unfinished search"
COUNT, PROMISING, NONE = "count", "promising pairs", "none"
SURENESS = (NONE, PROMISING, COUNT, UNFINISHED, SEARCH, LINEAR)  # the surest last


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


@dataclass(frozen=True)
class Most:
    """A bound, whence it comes, and the solver on whose word it is, if it is on anybody's.

    It is one of plans that have `above` at least in the levels before.
    """

    bound: int
    method: str = COUNT
    solver: str = ""
    above: tuple[int, ...] = ()


@dataclass
class Run:
    """What the stages of a search share. `best` is in order and never becomes worse.

    `bound` is what the certificate's value cannot pass, `method` whence it comes and `solver`
    on whose word it is; `proven` has the best prices that prove one, and `level_bounds` what
    is proven of single levels, each among plans as good in those before. No bound is ever
    below the best plan: where one is found to be, that is one of `faults`, and no bound of the
    run is told.
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
    method: str = COUNT
    solver: str = ""
    level_bounds: dict[str, Most] = field(default_factory=dict)
    proven: tuple[Programme, PriceProof] | None = None
    faults: list[str] = field(default_factory=list)
    prices: Floats = field(default_factory=lambda: np.zeros(0))
    stopped: bool = False
    stage: str = "greedy"
    _scored: tuple[Longs, Score] | None = None

    @property
    def over(self) -> bool:
        """Whether to come to an end: stopped, or out of time."""
        return self.should_stop() or self.clock.over

    @property
    def value(self) -> int:
        """The certificate's value of the best plan."""
        return self.score.total

    @property
    def score(self) -> Score:
        """The figures of the best plan."""
        if self._scored is None or self._scored[0] is not self.best:
            self._scored = self.best, self.scale.score(self.best)
        return self._scored[1]

    @property
    def worth(self) -> Floats:
        """By request, the price of its dearest part: what one more seat there would gain."""
        parts = self.board.options.part_request
        worth = np.zeros(len(self.board.columns.work.ids))
        np.maximum.at(worth, parts, self.prices[: len(parts)])
        return worth

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
        known = self.method not in (COUNT, NONE)
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

        Raises:
            RefutedBound: where it is better than what is told as the best there could be.
        """
        chosen = np.sort(chosen)
        score = self.scale.score(chosen)
        reached = self.scale.rank(score)
        pinned = np.isin(np.flatnonzero(self.board.fixed), chosen).all()
        accepted = bool(pinned) and reached >= self.reached
        if accepted:
            self.best, self.reached = chosen, reached
            self._scored = chosen, score
        if not np.array_equal(self.play.chosen, self.best):
            self.play.replay(self.best)
        if accepted:
            self._hold_bounds()
        return accepted

    def lower(self, bound: int, method: str, solver: str = "") -> None:
        """Keep a bound on the certificate's value if it is better than the one known.

        Of equals the surest is kept, whichever came first; none once one was wrong.

        Raises:
            RefutedBound: where the best plan's value is above it.
        """
        if self.faults:
            return
        if (value := self.value) > bound:
            raise RefutedBound("the value", value, bound, solver or method)
        surer = SURENESS.index(method) > SURENESS.index(self.method)
        if bound < self.bound or (bound == self.bound and surer):
            self.bound, self.method, self.solver = bound, method, solver

    def lower_by_prices(self, programme: Programme, proof: PriceProof, method: str) -> None:
        """Keep the bound of these prices and, if it holds of all pairs, the best such prices.

        Raises:
            RefutedBound: where the best plan's value is above it.
        """
        self.lower(proof.bound, method)
        better = self.proven is None or proof.bound < self.proven[1].bound
        if method == LINEAR and better:
            self.proven = programme, proof

    def lower_level(self, name: str, bound: int, method: str = COUNT, solver: str = "") -> None:
        """Keep what the level of this name cannot pass in plans as good in those before.

        Raises:
            RefutedBound: where the best plan's figure is above it.
        """
        if self.faults:
            return
        above = self.score.levels[: self.scale.names.index(name)] if method != COUNT else ()
        self.level_bounds[name] = Most(bound, method, solver, above)
        self._hold_bounds()

    def count_levels(self) -> None:
        """Keep, by counting, what no plan can pass of the levels of which nothing is known.

        Where all aims are one sum those are the tiers.

        Raises:
            RefutedBound: where the best plan passes it.
        """
        strict = self.board.aims.weights is None
        for name in self.scale.names:
            if name not in self.level_bounds and (strict or name.startswith("tier ")):
                self.lower_level(name, most_of(self.scale, name))

    def disown(self, fault: EngineFault) -> None:
        """Tell of a mistake of the engine, and of no bound any more."""
        self.faults.append(str(fault))
        self.bound, self.method, self.solver = ENDLESS, NONE, ""
        self.level_bounds.clear()

    def _hold_bounds(self) -> None:
        score = self.score
        if score.total > self.bound:
            raise RefutedBound("the value", score.total, self.bound, self.solver or self.method)
        for name, value in zip(self.scale.names, score.levels, strict=True):
            most = self.level_bounds.get(name)
            if most is None:
                continue
            if any(now < then for now, then in zip(score.levels, most.above, strict=False)):
                del self.level_bounds[name]  # it says nothing of plans that are like this one
            elif value > most.bound:
                raise RefutedBound(name, value, most.bound, most.solver or most.method)

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
