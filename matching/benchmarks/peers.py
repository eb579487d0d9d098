"""What greed and Timefold lose against the best plan, beside what the engine loses.

All have the same instance and the same seconds. A loss is what a plan's value is below the
optimum or, where none is proven, below the best bound. The engine's counts as a millionth at
least: beyond that the ratio says nothing.
"""

from collections.abc import Callable
from functools import partial

from bench_instances import AIMS, drawn, known
from greedy_peer import best_by_greed
from outcome import Outcome, Setting
from timefold_peer import NoTimefold, plan_by_timefold

from staffbank_matching.board import Board, board_of
from staffbank_matching.columns import Columns
from staffbank_matching.ledger import Play, empty_ledger, fits, has_seat, take
from staffbank_matching.plan import Plan
from staffbank_matching.ragged import Longs
from staffbank_matching.solver import solve
from staffbank_matching.table import table_of

LEAST_LOSS = 1e-6


def against_peers(name: str, seconds: float, setting: Setting) -> Outcome:
    """The peers' losses, each as so many times the engine's; all losses in percent beside."""
    columns = drawn(name, setting.seed, quick=setting.quick)
    seconds = setting.seconds(seconds)
    ours = solve(columns, aims=AIMS, seconds=seconds, seed=setting.seed)
    outcome = Outcome()
    outcome.check(ours, columns)
    best = _best(name, columns, ours, setting)
    board = board_of(columns, AIMS)
    loss = (best - ours.certificate.value) / best
    outcome.figures["our loss"] = 100 * loss
    peers: dict[str, Callable[[], Longs]] = {
        "greedy": partial(best_by_greed, board, seconds=seconds, seed=setting.seed),
        "timefold": partial(plan_by_timefold, board, seconds=seconds, folder=setting.scratch),
    }
    for peer, plan in peers.items():
        try:
            value = lawful_value(board, plan())
        except NoTimefold as no:
            outcome.why = str(no)
            continue
        theirs = (best - value) / best
        outcome.figures[f"{peer} loss"] = 100 * theirs
        outcome.figures[peer] = theirs / max(loss, LEAST_LOSS)
    return outcome


def lawful_value(board: Board, chosen: Longs) -> int:
    """What the pairs are worth, as far as they are lawful together, the weightiest first."""
    table = table_of(board)
    play = Play(table, empty_ledger(table))
    for pair in chosen[(-board.weight[chosen]).argsort(kind="stable")]:
        if has_seat(pair, table, play.ledger) and fits(pair, table, play.ledger):
            take(pair, table, play.ledger)
    return play.weight


def _best(name: str, columns: Columns, ours: Plan, setting: Setting) -> int:
    """The optimum as far as it is known: else what no plan can pass."""
    proven = known(name, setting.seed, columns)
    return proven.optimum if proven else ours.certificate.bound
