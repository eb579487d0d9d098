"""The plan, in the words of the problem."""

from collections.abc import Iterator
from operator import attrgetter

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.certified import certified
from staffbank_matching.eligibility import Pairs
from staffbank_matching.engine_fault import EngineFault
from staffbank_matching.funnel import unfilled
from staffbank_matching.plan import (
    Assignment,
    Certificate,
    Coverage,
    Level,
    Plan,
    Status,
    Unfilled,
)
from staffbank_matching.preferences import points, told
from staffbank_matching.ragged import Longs
from staffbank_matching.run import ENDLESS, NONE, Most, Run
from staffbank_matching.score import Score, seats_filled


def plan_of(run: Run, greedy: tuple[int, ...]) -> Plan:
    """The best plan of the run, and how good it is. `greedy` has the greedy plan's levels."""
    score = run.score
    if not run.faults:
        try:
            run.count_levels()
        except EngineFault as fault:
            run.disown(fault)
    levels = _levels(run, score)
    proven = all(level.value == level.bound for level in levels)
    feasible = Status.STOPPED if run.stopped else Status.FEASIBLE
    return Plan(
        assignments=tuple(assignments(run.board, run.best)),
        unfilled=tuple(_unfilled(run.board, run.best)),
        status=Status.OPTIMAL if proven else feasible,
        levels=levels,
        coverage=tuple(_coverage(run, score)),
        certificate=Certificate(
            score.total,
            run.bound,
            (run.bound - score.total) / max(1, abs(run.bound)),
            run.method,
            run.solver,
        ),
        greedy=greedy,
        prices=_prices(run),
        price_certificate=certified(run),
        engine_faults=tuple(run.faults),
    )


def assignments(board: Board, chosen: Longs) -> Iterator[Assignment]:
    """The pairs in words, by request, worker and sessions."""
    people, work, options = board.columns.people, board.columns.work, board.options
    pairs = _only(board, chosen)
    parts = points(board.columns, options, pairs).tolist()
    taken = pairs.option.tolist()
    sessions = {option: options.sessions[option] for option in set(taken)}
    made = [
        Assignment(people.ids[worker], work.ids[request], sessions[option], told(parts[number]))
        for number, (worker, request, option) in enumerate(
            zip(pairs.worker.tolist(), board.request[chosen].tolist(), taken, strict=True)
        )
    ]
    yield from sorted(made, key=attrgetter("request", "worker", "sessions"))


def _levels(run: Run, score: Score) -> tuple[Level, ...]:
    if run.board.aims.weights is not None:
        most = run.level_bounds.get("sum", Most(run.bound, run.method, run.solver))
        return (Level("sum", score.total, most.bound, most.method, most.solver),)
    figures = zip(run.scale.names, score.levels, strict=True)
    return tuple(_level(run, name, value) for name, value in figures)


def _level(run: Run, name: str, value: int) -> Level:
    known = {f"tier {tier}": wanted for tier, wanted in run.scale.wanted.items()}
    most = run.level_bounds.get(name, Most(known.get(name, ENDLESS), NONE))
    return Level(name, value, most.bound, most.method, most.solver)


def _coverage(run: Run, score: Score) -> Iterator[Coverage]:
    for tier, filled in score.covered.items():
        wanted = run.scale.wanted[tier]
        most = run.level_bounds.get(f"tier {tier}", Most(wanted))
        yield Coverage(tier, filled, wanted, most.bound)


def _unfilled(board: Board, chosen: Longs) -> Iterator[Unfilled]:
    """Each request with an open seat; a seat of which one block is open is open."""
    options, work = board.options, board.columns.work
    open_parts = board.seats - seats_filled(board, chosen)
    most = np.zeros(len(work.ids), dtype=np.int64)
    np.maximum.at(most, options.part_request, open_parts)
    short = np.flatnonzero(most)
    for request, counted in zip(short.tolist(), board.sieve.counted(short), strict=True):
        yield unfilled(work.ids[request], int(most[request]), counted)


def _only(board: Board, chosen: Longs) -> Pairs:
    wanted = np.zeros(len(board.pairs), dtype=np.bool_)
    wanted[chosen] = True
    return board.pairs.only(wanted)


def _prices(run: Run) -> dict[str, float]:
    """By request with a price: what one more seat of it would gain."""
    if not run.prices.size:
        return {}
    worth, ids = run.worth, run.board.columns.work.ids
    return {ids[n]: round(float(worth[n]), 3) for n in np.flatnonzero(worth > 1e-3).tolist()}  # noqa: PLR2004
