"""Bounds that need no search: what the figures would be if nothing stood in anything's way."""

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE
from staffbank_matching.board import KEPT, Board
from staffbank_matching.fairness import FAIRNESS_PER_POINT, Share
from staffbank_matching.preferences import PARTS
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.score import Scale, kept_of


def most_of(scale: Scale, name: str) -> int:
    """What the level of this name cannot pass in any plan."""
    if name.startswith("tier "):
        return could_fill(scale.board, int(name.removeprefix("tier ")))
    if name == "kept":
        return kept_of(scale.board, np.flatnonzero(scale.board.kept))
    if name == "fairness":
        return sum(_best_share(share) for share in scale.shares)
    return _most_points(scale.board, scale.board.points[:, list(PARTS).index(name)])


def most_in_all(scale: Scale) -> int:
    """What the certificate's value cannot pass in any plan."""
    board = scale.board
    weights = board.tier_weights
    value = sum(
        POINTS_PER_VALUE * weights[tier - 1] * could_fill(board, tier) for tier in scale.wanted
    )
    points = _most_points(board, board.summed)
    kept = KEPT * most_of(scale, "kept")
    fair = most_of(scale, "fairness") // FAIRNESS_PER_POINT
    return value + points + kept + fair


def could_fill(board: Board, tier: int) -> int:
    """The tier's value if every request had its candidates to itself."""
    work, options = board.columns.work, board.options
    able = _able(board)
    single = np.diff(options.parts_of) == 1
    seats = np.where(single | (able == 0), np.minimum(able, work.seats), work.seats)
    mine = work.tier[options.part_request] == tier
    return int((seats[options.part_request] * board.value)[mine].sum())


def _most_points(board: Board, points: Ints | Longs) -> int:
    """Each seat of each part with the most points that one of its candidates has."""
    first, last = board.request_first[:-1], board.request_first[1:]
    best = np.zeros(len(first), dtype=np.int64)
    some = np.flatnonzero(first < last)
    if len(some):
        best[some] = np.maximum.reduceat(np.maximum(points, 0)[board.by_request], first[some])
    parts = np.diff(board.options.parts_of)
    return int((best * parts * board.columns.work.seats).sum())


def _able(board: Board) -> Longs:
    """By request, how many workers may take it, or some of it."""
    requests = len(board.columns.work.ids)
    if len(board.options) == requests:
        return np.diff(board.request_first)
    request, worker = board.request, board.pairs.worker
    another = (np.diff(request, prepend=-1) != 0) | (np.diff(worker, prepend=-1) != 0)
    return np.bincount(request[another], minlength=requests)


def _best_share(share: Share) -> int:
    return max(0, share.worth(int(share.minutes.sum())))
