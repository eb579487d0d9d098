"""The best plan: each tier's coverage in turn, then quality, by CP-SAT."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from staffbank_matching.board import Board, Choice, set_out
from staffbank_matching.constraints import Model, model_of
from staffbank_matching.eligibility import eligibility
from staffbank_matching.funnel import unfilled
from staffbank_matching.greedy import completed, greedy, mended, most_seats
from staffbank_matching.long_days import add_cut, long_days
from staffbank_matching.pins import refuse_unlawful
from staffbank_matching.plan import Coverage, Plan, Status
from staffbank_matching.problem import Problem
from staffbank_matching.search import Clock, Watch, search


@dataclass(frozen=True)
class Progress:
    """How far a run is: `fraction` of 1, slots `filled` of all `slots`.

    `gap` is how far, relatively, the present stage's figure may be from the best one; None
    where nothing is known of it yet.
    """

    stage: str
    fraction: float
    filled: int
    slots: int
    gap: float | None


@dataclass(frozen=True)
class Level:
    """One figure to raise as far as it goes: `worth` by pair, and never more than `most`."""

    name: str
    worth: tuple[int, ...]
    most: int

    def value(self, choice: Choice) -> int:
        """The figure that this choice comes to."""
        return sum(self.worth[n] for n in choice)


@dataclass
class Run:
    """One run: the best plan so far and the bounds proven."""

    board: Board
    seed: int
    clock: Clock
    progress: Callable[[Progress], None]
    should_stop: Callable[[], bool]
    best: Choice
    levels: tuple[Level, ...]
    bounds: list[int] = field(default_factory=list)
    proven: bool = True
    stopped: bool = False

    def tell(self, stage: str, done: float, gap: float | None = None) -> None:
        """Report where the run is, and notice whether it is to stop."""
        filled, slots = len(self.best), len(self.board.problem.slots)
        self.progress(Progress(stage, done, filled, slots, gap))
        self.stopped = self.stopped or self.should_stop()


def solve(
    problem: Problem,
    *,
    seconds: float,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """Find the best lawful plan within about `seconds`; never worse than the greedy one.

    Tier 1 is filled as far as it can be, then tier 2 as far as that leaves room, and so on;
    among the plans left the one of most points wins. `should_stop` is asked several times a
    second, in the caller's thread as `progress` is; a run that is stopped answers with its
    best plan so far. The same problem, seed and seconds give the same plan, unless the
    machine is so slow that the wall clock ends the search before its count of steps does.

    Raises:
        NotAProblem: where the pins cannot be kept.
    """
    clock = Clock(seconds)
    tell = progress or (lambda _: None)
    tell(Progress("eligibility", 0.0, 0, len(problem.slots), None))
    board = set_out(problem, eligibility(problem))
    refuse_unlawful(board)
    start = greedy(board)
    levels = tuple(_levels(board))
    run = Run(board, seed, clock, tell, should_stop or (lambda: False), start, levels)
    run.tell("greedy", 0.05)
    _raise_all(run)
    return _plan(run, start)


def _levels(board: Board) -> Iterator[Level]:
    seats = most_seats(board)
    for tier in board.tiers:
        samples = [board.bundles[pair.bundle].sample for pair in board.pairs]
        worth = tuple(slot.value if slot.tier == tier else 0 for slot in samples)
        most = sum(
            count * board.bundles[bundle].sample.value
            for bundle, count in seats.items()
            if board.bundles[bundle].sample.tier == tier
        )
        yield Level(f"tier {tier}", worth, most)
    points = tuple(pair.points for pair in board.pairs)
    best = (
        sorted((max(points[n], 0) for n in board.of_bundle[bundle]), reverse=True)[:count]
        for bundle, count in seats.items()
    )
    yield Level("quality", points, sum(map(sum, best)))


def _raise_all(run: Run) -> None:
    """Raise one level after another, each held where it came to while the next is raised."""
    model: Model | None = None
    for number, level in enumerate(run.levels):
        run.tell(level.name, 0.1 + 0.9 * number / len(run.levels))
        bound = level.most
        if level.value(run.best) < bound and not run.stopped and run.clock.left > 0:
            model = model or _held(run, number)
            bound = min(bound, _raise(run, model, number))
        run.bounds.append(bound)
        run.proven = run.proven and level.value(run.best) == bound
        if model:
            _hold(model, level, level.value(run.best))
    run.progress(Progress("done", 1.0, len(run.best), len(run.board.problem.slots), None))


def _raise(run: Run, model: Model, number: int) -> int:
    """Raise one level; answer with the most that it could be."""
    level = run.levels[number]
    bound = level.most
    share = run.clock.steps / (len(run.levels) - number)
    until = run.clock.steps - share
    model.cp.maximize(cp_model.LinearExpr.weighted_sum(list(model.take), list(level.worth)))
    while run.clock.steps > until and run.clock.left > 0 and not run.stopped:
        found = search(
            model,
            clock=run.clock,
            steps=run.clock.steps - until,
            seed=run.seed,
            hint=run.best,
            watch=_watch(run, number),
        )
        if found.choice is None or found.bound is None:
            break
        bound = min(bound, found.bound)
        cuts = long_days(run.board, found.choice)
        _take_if_better(run, found.choice)
        for cut in cuts:
            add_cut(model.cp, model.take, cut)
        if not cuts:
            break
    return bound


def _take_if_better(run: Run, choice: Choice) -> None:
    offered = completed(run.board, mended(run.board, choice))
    run.best = max(run.best, offered, key=run.board.score)


def _held(run: Run, number: int) -> Model:
    model = model_of(run.board)
    for level in run.levels[:number]:
        _hold(model, level, level.value(run.best))
    return model


def _hold(model: Model, level: Level, value: int) -> None:
    total = cp_model.LinearExpr.weighted_sum(list(model.take), list(level.worth))
    model.cp.add(total >= value)


def _watch(run: Run, number: int) -> Watch:
    level, count = run.levels[number], len(run.levels)

    def tell(value: int | None, bound: float | None) -> None:
        spent = 1 - run.clock.left / run.clock.seconds
        done = 0.1 + 0.9 * max(number / count, min(spent, (number + 1) / count))
        gap = None if value is None or bound is None else _gap(value, bound)
        run.tell(level.name, done, gap)

    return Watch(tell, lambda: run.stopped)


def _gap(value: float, bound: float) -> float:
    return max(0.0, bound - value) / max(1.0, abs(bound))


def _plan(run: Run, start: Choice) -> Plan:
    problem, score, greedy_score = (
        run.board.problem,
        run.board.score(run.best),
        run.board.score(start),
    )
    assignments = run.board.assignments(run.best)
    filled = {made.slot for made in assignments}
    wanted = dict.fromkeys(run.board.tiers, 0)
    for slot in problem.slots:
        wanted[slot.tier] += slot.value
    bounds = zip(score, run.bounds, strict=True)
    feasible = Status.STOPPED if run.stopped else Status.FEASIBLE
    return Plan(
        assignments=assignments,
        unfilled=tuple(
            unfilled(number, slot.id, run.board.found)
            for number, slot in enumerate(problem.slots)
            if slot.id not in filled
        ),
        status=Status.OPTIMAL if run.proven else feasible,
        coverage=tuple(
            Coverage(tier, value, wanted[tier], bound)
            for tier, value, bound in zip(run.board.tiers, score, run.bounds, strict=False)
        ),
        quality=score[-1],
        quality_bound=run.bounds[-1],
        gap=max(_gap(value, bound) for value, bound in bounds),
        greedy_coverage=greedy_score[:-1],
        greedy_quality=greedy_score[-1],
    )
