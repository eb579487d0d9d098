"""The simplest lawful plan: the best pair first. The solver's yardstick, start and fallback."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from staffbank_matching.board import Board, Choice


def greedy(board: Board) -> Choice:
    """Take the pinned pairs, then each next best pair that still may be taken."""
    return completed(board, board.pinned_pairs)


def completed(board: Board, chosen: Choice) -> Choice:
    """Keep `chosen`, which is lawful, and add the best pairs that still may be taken.

    The best pair is of the first tier, then of the highest value, then of the most points;
    among equals the first worker and slot.
    """
    taken: defaultdict[int, list[int]] = defaultdict(list)
    seats = {n: len(bundle.slots) for n, bundle in enumerate(board.bundles)}
    for n in chosen:
        taken[board.pairs[n].worker].append(n)
        seats[board.pairs[n].bundle] -= 1
    for n in sorted(set(range(len(board.pairs))) - chosen, key=_rank(board).__getitem__):
        pair = board.pairs[n]
        if seats[pair.bundle] and board.lawful(pair.worker, [*taken[pair.worker], n]):
            taken[pair.worker].append(n)
            seats[pair.bundle] -= 1
    return frozenset(n for pairs in taken.values() for n in pairs)


def mended(board: Board, wanted: Iterable[int]) -> Choice:
    """As much of `wanted` as is lawful: a worker's pairs together, or else one by one."""
    by_worker: defaultdict[int, list[int]] = defaultdict(list)
    pinned = board.pinned_pairs
    for n in sorted(wanted, key=lambda n: (n not in pinned, _key(board, n))):
        by_worker[board.pairs[n].worker].append(n)
    kept: list[int] = []
    for worker, pairs in by_worker.items():
        if board.lawful(worker, pairs):
            kept.extend(pairs)
            continue
        some: list[int] = []
        for n in pairs:
            if n in pinned or board.lawful(worker, [*some, n]):
                some.append(n)
        kept.extend(some)
    return frozenset(kept)


def most_seats(board: Board) -> Counter[int]:
    """For each bundle, the most of its slots that its candidates could fill."""
    return Counter(
        {n: min(len(board.bundles[n].slots), len(c)) for n, c in board.of_bundle.items()}
    )


def _rank(board: Board) -> dict[int, tuple[int, ...]]:
    return {n: _key(board, n) for n in range(len(board.pairs))}


def _key(board: Board, n: int) -> tuple[int, ...]:
    pair = board.pairs[n]
    slot = board.bundles[pair.bundle].sample
    return slot.tier, -slot.value, -pair.points, pair.worker, pair.bundle
