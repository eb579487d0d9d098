"""The order in which greed takes pairs."""

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.compiled import compiled
from staffbank_matching.halves import by_halves
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.ranking import ranked


def greedy_order(board: Board, pairs: Longs) -> Longs:
    """The best of the pairs first: of the first tier, of most value, then of most points.

    Of equals the board's own order decides.
    """
    keys = np.empty((3, len(pairs)), dtype=np.int64)
    tier = board.columns.work.tier
    by_halves(
        _least_first, len(pairs), pairs, board.request, tier, board.weight, board.points, keys
    )
    return pairs[ranked(*keys)]


@compiled
def _least_first(
    start: int,
    stop: int,
    pairs: Longs,
    request: Ints,
    tier: Ints,
    weight: Longs,
    points: Ints,
    keys: Longs,
) -> None:
    """By pair its tier, and how far below nothing what it covers and its points are."""
    for n in range(start, stop):
        pair = pairs[n]
        summed = np.int64(points[pair, 0]) + points[pair, 1] + points[pair, 2]
        keys[0, n] = tier[request[pair]]
        keys[1, n] = summed - weight[pair]
        keys[2, n] = -summed - points[pair, 3]
