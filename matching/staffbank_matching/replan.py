"""A new plan after a change, as near to the one before as coverage allows."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from staffbank_matching.aims import STRICT, Aims
from staffbank_matching.answer import plan_of
from staffbank_matching.board import Board, board_of
from staffbank_matching.clock import Clock
from staffbank_matching.columns import Columns, columns_of
from staffbank_matching.engine_fault import EngineFault
from staffbank_matching.improvement import improve
from staffbank_matching.ledger import Play, empty_ledger
from staffbank_matching.pinning import pinned
from staffbank_matching.plan import Plan
from staffbank_matching.pricing import (
    begin_steps,
    price_closer,
    price_roughly,
    take_prices,
)
from staffbank_matching.problem import Previous, Problem
from staffbank_matching.programme import Programme, programme_of
from staffbank_matching.ragged import Floats, Longs
from staffbank_matching.run import Progress, Run
from staffbank_matching.score import seats_filled
from staffbank_matching.search import PATIENCE, chains
from staffbank_matching.solver import begun, count
from staffbank_matching.table import table_of

HOLD = 0.5  # of an average assignment's weight: what is to be gained before one is undone


def replan(  # noqa: PLR0913 all but problem and plan have a default
    problem: Problem | Columns,
    before: Plan,
    *,
    aims: Aims = STRICT,
    seconds: float = 10.0,
    work: float | None = None,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """Mend the plan before for a problem that has changed since.

    What of it is still lawful is taken first: there is a valid plan at once. Then what was
    lost and what is new is looked for a place, by chains and by solving parts around it anew,
    in which nobody is moved for little. Whoever was told (`Problem.previous`) is not moved at
    all.

    Raises:
        NotAProblem: where the pins cannot be kept.
    """
    clock = Clock(seconds, work)
    columns = problem if isinstance(problem, Columns) else columns_of(problem)
    columns = replace(columns, previous=columns.previous or previous_of(before, columns))
    return mended(
        pinned(board_of(columns, aims)),
        clock,
        seed,
        progress or (lambda _: None),
        should_stop or (lambda: False),
    )


def previous_of(before: Plan, columns: Columns) -> tuple[Previous, ...]:
    """The assignments of the plan before of which worker and request are still there.

    A plan of `replan` answers the problem with these as `previous`: what it keeps counts.
    """
    people, work = set(columns.people.ids), set(columns.work.ids)
    return tuple(
        Previous(made.worker, made.request, made.sessions)
        for made in before.assignments
        if made.worker in people and made.request in work
    )


def mended(
    board: Board,
    clock: Clock,
    seed: int,
    tell: Callable[[Progress], None],
    should_stop: Callable[[], bool],
    prices: Callable[[Programme], Floats] | None = None,
) -> Plan:
    """The plan of this board that begins with what is kept; `prices` of rows where known."""
    run = begun(board, clock, seed, tell, should_stop, first=np.flatnonzero(board.kept))
    start = run.reached
    run.report("kept")
    count(run)
    try:
        if len(board.pairs) and not run.over:
            _mend(run, prices)
    except EngineFault as fault:
        run.disown(fault)
    return plan_of(run, start)


def _mend(run: Run, known: Callable[[Programme], Floats] | None) -> None:
    true = run.board
    average = int(true.weight[run.best].mean()) if len(run.best) else 0
    held = replace(true, weight=true.weight + int(HOLD * average) * true.kept)
    table = table_of(held)
    run.play = Play(table, empty_ledger(table))
    run.play.replay(run.best)
    around = _short_requests(true, run.best)
    with ThreadPoolExecutor(1) as beside:
        rows = beside.submit(programme_of, true, fair=true.aims.fairness)
        chains(run)
        programme = rows.result()
    if run.stopped:
        return
    if known is None:
        price_roughly(run, programme)
    else:
        take_prices(run, programme, known(programme))
        run.report("pricing")
    if run.prices.size:
        gain = np.concatenate((held.weight.astype(np.float64), programme.extras.gain))
        holding = replace(programme, gain=gain)
        with ThreadPoolExecutor(1) as beside:
            steps = begin_steps(run, programme, beside) if known is not None else None
            improve(run, holding, around=around)
        if steps is not None and not run.stopped:
            take_prices(run, programme, steps.result().prices)
            run.report("pricing")
            _go_on(run, programme, holding)


def _go_on(run: Run, programme: Programme, holding: Programme) -> None:
    """Parts of the whole plan by closer prices, once those around the change are done."""
    if not run.over and run.value < run.bound:
        price_closer(run, programme)
        run.report("pricing")
        improve(run, holding, patience=PATIENCE)


def _short_requests(board: Board, chosen: Longs) -> Longs:
    short = seats_filled(board, chosen) < board.seats
    return np.unique(board.options.part_request[short]).astype(np.int64)
