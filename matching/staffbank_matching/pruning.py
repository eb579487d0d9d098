"""The pairs worth a place in a large problem: for each seat, its most promising candidates."""

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE
from staffbank_matching.board import Board
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.halves import by_halves
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
    most = CANDIDATES_A_SEAT * work.seats * np.diff(board.options.of_request)
    found = np.zeros(len(board.pairs), dtype=np.bool_)
    known = board.by_request, board.request_first, board.pairs.worker, board.points
    by_halves(_mark_best, len(work.ids), *known, wanted, most, found)
    found[held] = True
    return np.asarray(found | board.fixed | board.kept)


@compiled
def _mark_best(
    start: int,
    stop: int,
    by_request: Ints,
    first: Longs,
    worker: Ints,
    points: Ints,
    wanted: Floats,
    most: Longs,
    found: Bools,
) -> None:
    """Mark so many of each request's pairs: those of most worth, of equals the first."""
    for request in range(start, stop):
        some = by_request[first[request] : first[request + 1]]
        left = most[request]
        if len(some) <= left:
            for pair in some:
                found[pair] = True
            continue
        worth = np.empty(len(some))
        for k in range(len(some)):
            pair = some[k]
            summed = np.int64(points[pair, 0]) + points[pair, 1] + points[pair, 2]
            worth[k] = summed - wanted[worker[pair]] + JITTER * _noise(worker[pair], request)
        least = np.partition(worth, len(some) - left)[len(some) - left]
        for k in range(len(some)):
            if worth[k] > least:
                found[some[k]] = True
                left -= 1
        for k in range(len(some)):
            if worth[k] == least and left > 0:
                found[some[k]] = True
                left -= 1


@inner
def _noise(worker: int, request: int) -> float:
    """From 0 to 1, the same for the same two each time."""
    mixed = np.uint64(worker) * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed += np.uint64(request) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.float64(mixed >> np.uint64(40)) / np.float64(1 << 24)
