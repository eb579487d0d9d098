"""Compile all loops once, so that nobody waits later: `python -m staffbank_matching.warm`."""

import shutil
from dataclasses import replace

import numpy as np

from staffbank_matching.aims import Aims
from staffbank_matching.answer import plan_of
from staffbank_matching.board import Board, board_of
from staffbank_matching.change import Change
from staffbank_matching.child import ChildDied, in_children
from staffbank_matching.clock import Clock
from staffbank_matching.columns import Columns
from staffbank_matching.explanation import Explainer
from staffbank_matching.facets import faces_broken
from staffbank_matching.generate import Size, generate
from staffbank_matching.improvement import improve
from staffbank_matching.kept_code import HERE, loops_folder
from staffbank_matching.pinning import pinned
from staffbank_matching.plan import Plan
from staffbank_matching.problem import Floor, Pin
from staffbank_matching.programme import programme_of
from staffbank_matching.pruning import promising
from staffbank_matching.ragged import Timetables
from staffbank_matching.replan import replan
from staffbank_matching.rows import problem_of
from staffbank_matching.run import ENDLESS
from staffbank_matching.search import search_parts
from staffbank_matching.solver import begun, solve
from staffbank_matching.subproblem import transposed
from staffbank_matching.yesterday import Yesterday, replan_after

LONGEST = 3600.0  # seconds; a minute or two where the machine has nothing else to do
SMALL = Size(30, 60, 3, "dense", seed=1, rests=True, duties=True, choices=True)


def warm() -> None:
    """Do a little of everything, and forget machine code of loops that have changed since.

    Two processes do it: most of what explanations need is needed by nothing else. Both are gone
    when this one is.
    """
    try:
        in_children((_search, _explain), at_once=2, seconds=LONGEST, should_stop=lambda: False)
    except ChildDied:
        exercise()  # which says why
    forget()


def exercise() -> None:
    """Do a little of everything, which compiles every loop, or loads it into this process."""
    _search()
    _explain()


def _search() -> None:
    columns = generate(SMALL)
    plan = solve(columns, seconds=60, work=1)
    board = pinned(board_of(columns, Aims(weights=(8, 4, 2, 1))))
    run = begun(board, Clock(60, 1), 1, lambda _: None, lambda: False)
    promising(board, run.best)
    search_parts(run)
    _improve(board)
    change = Change(away=frozenset({plan.assignments[0].worker}))
    replan_after(Yesterday.of(columns, plan), change, seconds=60, work=1)
    replan(_tied(columns, plan), plan, seconds=60, work=1)


def _improve(board: Board) -> None:
    """Look for faces, and solve parts anew, though there may be nothing to gain."""
    run = begun(board, Clock(60, 1), 1, lambda _: None, lambda: False)
    programme = programme_of(board, fair=True)
    shares, columns = np.full(len(programme.gain), 0.5), transposed(programme)
    faces_broken(programme, columns, board.pairs.first, shares, programme.gain)
    run.bound, run.prices = ENDLESS, np.zeros(len(programme.limit))
    improve(run, programme, patience=1)


def _tied(columns: Columns, plan: Plan) -> Columns:
    """With what ties plans: a pin, promised work, teams that can spare one, all or nothing."""
    first = plan.assignments[0]
    promised = {made.worker: made.sessions for made in plan.assignments}
    del promised[first.worker]
    times = columns.figures.weeks[0], columns.figures.weeks[-1]
    people, work = columns.people, columns.work
    return replace(
        columns,
        people=replace(
            people, booked=Timetables.of([promised.get(name, ()) for name in people.ids])
        ),
        work=replace(work, part_worth=np.zeros_like(work.part_worth)),
        pins=(Pin(first.worker, first.request, first.sessions),),
        floors=tuple(Floor(team, *times, spare=1) for team in columns.names.teams),
    )


def _explain() -> None:
    columns = generate(SMALL)
    for asked in (columns, _tied(columns, _begun(columns))):
        problem = problem_of(asked)
        explainer = Explainer.of(problem, _begun(asked), Aims())
        for request in problem.requests[:5]:
            explainer.request(request.id)
        for worker in problem.workers[:5]:
            explainer.worker(worker.id)
            for request in problem.requests:
                explainer.pair(worker.id, request.id)
        explainer.scarcity()


def _begun(columns: Columns) -> Plan:
    """A plan without a search."""
    board = pinned(board_of(columns, Aims()))
    run = begun(board, Clock(60, 1), 1, lambda _: None, lambda: False)
    return plan_of(run, run.reached)


def forget() -> None:
    """Remove what was compiled from loops as they are no longer."""
    for folder in (HERE / "__pycache__" / "loops").glob("*"):
        if folder.name != loops_folder(folder.name.rpartition("-")[0]).name:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    warm()
