"""From a problem to a plan."""

from collections.abc import Callable

from staffbank_matching.aims import STRICT, Aims
from staffbank_matching.answer import plan_of
from staffbank_matching.board import Board, board_of
from staffbank_matching.clock import Clock
from staffbank_matching.columns import Columns, columns_of
from staffbank_matching.counting import most_in_all
from staffbank_matching.engine_fault import EngineFault
from staffbank_matching.greedy_order import greedy_order
from staffbank_matching.ledger import Play, empty_ledger
from staffbank_matching.pinning import made_whole, pinned
from staffbank_matching.plan import Plan
from staffbank_matching.problem import Problem
from staffbank_matching.ragged import Longs
from staffbank_matching.rounding import possible, take_in_order
from staffbank_matching.run import COUNT, ENDLESS, Progress, Run, settle
from staffbank_matching.score import scale_of
from staffbank_matching.search import search
from staffbank_matching.table import table_of


def solve(  # noqa: PLR0913 all but the problem have a default
    problem: Problem | Columns,
    *,
    aims: Aims = STRICT,
    seconds: float = 30.0,
    work: float | None = None,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """Find the best lawful plan within about `seconds`; never worse than the greedy one.

    `work` limits the search in deterministic time (`clock`): where it ends the search before
    `seconds` do, the same problem, aims, work and seed give the same plan, to the byte.
    `should_stop` is asked some twenty times a second, in the caller's thread as `progress`
    is told; a run that is stopped answers with its best plan so far.

    Raises:
        NotAProblem: where the pins cannot be kept.
    """
    clock = Clock(seconds, work)
    columns = problem if isinstance(problem, Columns) else columns_of(problem)
    return solved(board_of(columns, aims), clock, seed, progress, should_stop)


def solved(
    board: Board,
    clock: Clock,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The same for a problem that is laid out, which whoever explains the plan needs too.

    Raises:
        NotAProblem: where the pins cannot be kept.
    """
    tell, asked = progress or (lambda _: None), should_stop or (lambda: False)
    run = begun(pinned(board), clock, seed, tell, asked)
    del board  # where only promising pairs are kept, nobody needs the others any more
    greedy = run.reached
    try:
        search(run)
    except EngineFault as fault:
        run.disown(fault)
    return plan_of(run, greedy)


def begun(
    board: Board,
    clock: Clock,
    seed: int,
    tell: Callable[[Progress], None],
    should_stop: Callable[[], bool],
    first: Longs | None = None,
) -> Run:
    """A run that has the greedy plan; the pairs `first`, in their order, before all others.

    Where there are such pairs it is left to the caller to `count`: a plan is there sooner.
    """
    table = table_of(board)
    play = Play(table, empty_ledger(table))
    held = made_whole(board)
    assert held is not None, "pinned boards can be filled"
    play.replay(held)
    if first is not None:
        take_in_order(first, table, play.ledger)
    take_in_order(greedy_order(board, possible(table, play.ledger)), table, play.ledger)
    settle(board, play)
    scale, best = scale_of(board), play.chosen
    reached = scale.compared(best)
    run = Run(board, scale, play, clock, seed, tell, should_stop, best, reached, ENDLESS)
    if first is None:
        count(run)
    return run


def count(run: Run) -> None:
    """Have the bound that needs no search."""
    try:
        run.lower(most_in_all(run.scale), COUNT)
    except EngineFault as fault:
        run.disown(fault)
