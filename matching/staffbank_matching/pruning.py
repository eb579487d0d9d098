"""The pairs worth a place in a large problem: for each seat, its most promising candidates."""

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE
from staffbank_matching.board import Board
from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Bools, Floats, Ints, Longs

CANDIDATES_A_SEAT = 12
JITTER = 0.01


def promising(board: Board, held: Longs) -> Bools:
    """Mark the best candidates of each seat, and the pairs `held` already.

    A pair is the better, the more points it has and the less its worker is wanted elsewhere:
    each request presses on its candidates with its worth, shared among them. Of equals, which
    are many, each request prefers others, or all would crowd upon the same few.
    """
    work = board.columns.work
    candidates = np.maximum(1, np.diff(board.request_first))
    parts = np.zeros(len(work.ids), dtype=np.int64)
    np.add.at(parts, board.options.part_request, board.part_weight)
    press = parts * work.seats / candidates / POINTS_PER_VALUE
    wanted = np.bincount(
        board.pairs.worker, weights=press[board.request], minlength=len(board.pairs.first) - 1
    )
    worth = board.summed - wanted[board.pairs.worker] + JITTER * _noise(board)
    most = CANDIDATES_A_SEAT * work.seats * np.diff(board.options.of_request)
    found = _best(worth, board.by_request, board.request_first, most.astype(np.int64))
    found[held] = True
    return np.asarray(found | board.fixed | board.kept)


@compiled
def _best(worth: Floats, by_request: Ints, first: Longs, most: Longs) -> Bools:
    """Mark so many of each request's pairs: those of most worth, of equals the first."""
    found = np.zeros(len(worth), dtype=np.bool_)
    for request in range(len(first) - 1):
        some = by_request[first[request] : first[request + 1]]
        left = most[request]
        if len(some) <= left:
            found[some] = True
            continue
        least = np.partition(worth[some], len(some) - left)[len(some) - left]
        for pair in some:
            if worth[pair] > least:
                found[pair] = True
                left -= 1
        for pair in some:
            if worth[pair] == least and left > 0:
                found[pair] = True
                left -= 1
    return found


def _noise(board: Board) -> Floats:
    """From 0 to 1, the same for the same pair each time."""
    mixed = board.pairs.worker.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed += board.request.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(40)).astype(np.float64) / float(1 << 24)
