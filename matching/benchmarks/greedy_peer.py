"""The peer that takes the best pair first, and then as often again as there is time for.

The first pass is plain greed: the pair that adds most to the plan's value, if it is lawful
beside what is taken already. Each further pass shakes the order a little; the best one counts.
"""

from time import monotonic

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.ledger import Play, empty_ledger
from staffbank_matching.ragged import Longs
from staffbank_matching.rounding import take_in_order
from staffbank_matching.table import table_of

SHAKES = (0.02, 0.05, 0.1, 0.2)  # relative: the spread of the noise, in turn


def best_by_greed(board: Board, *, seconds: float, seed: int) -> Longs:
    """The pairs of the best greedy plan found in so many seconds; one is always made."""
    until = monotonic() + seconds
    table, random = table_of(board), np.random.default_rng(seed)
    worth = board.weight.astype(np.float64)
    best = np.zeros(0, dtype=np.int64)
    most, shake, passes = -1, 0.0, 0
    while most < 0 or monotonic() < until:
        play = Play(table, empty_ledger(table))
        noisy = worth * (1 + shake * random.standard_normal(len(worth)))
        take_in_order(np.argsort(-noisy, kind="stable"), table, play.ledger)
        if play.weight > most:
            best, most = play.chosen, play.weight
        shake = SHAKES[passes % len(SHAKES)]
        passes += 1
    return best
