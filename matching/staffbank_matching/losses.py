"""Where a plan loses what the prices would allow."""

import numpy as np

from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Floats, Longs
from staffbank_matching.run import Run


def losses(run: Run, programme: Programme) -> Floats:
    """By request, how far the run's plan is below the prices' bound there.

    That is the price of its open seats, what a pair that is held gains less than its rows
    charge, and, shared among all that a worker does, the price of what is left in her rows.
    What she might gain and does not have is left out: by good prices that is little.
    """
    board, pairs = run.board, programme.pairs
    taken = run.play.ledger.taken
    held = np.flatnonzero(taken)
    request = board.options.part_request[: programme.parts]
    left = run.prices * np.maximum(0, programme.limit - _filled(programme, held))
    found = np.bincount(request, left[: programme.parts], len(board.columns.work.ids))
    short = np.maximum(0.0, -programme.reduced(run.prices)[:pairs][held])
    first = programme.column[programme.first[programme.parts : -1]]
    hers = first < pairs
    people = len(board.pairs.first) - 1
    of_worker = np.bincount(
        board.pairs.worker[first[hers]], left[programme.parts :][hers], people
    )
    worker = board.pairs.worker[held]
    does = np.bincount(worker, minlength=people)
    np.add.at(found, board.request[held], short + of_worker[worker] / does[worker])
    return np.asarray(found)


def _filled(programme: Programme, held: Longs) -> Floats:
    """How much of each row the pairs that are held take up."""
    share = np.zeros(len(programme.gain), dtype=np.int64)
    share[held] = 1
    sums = np.concatenate(([0], np.cumsum(programme.coefficient * share[programme.column])))
    return np.asarray(np.diff(sums[programme.first]), dtype=np.float64)
