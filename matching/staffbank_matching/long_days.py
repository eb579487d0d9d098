"""Working days too long that chain from three sessions or more, and the cuts against them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from staffbank_matching.board import Board, Choice
from staffbank_matching.diary import displaced


@dataclass(frozen=True)
class Cut:
    """At least one of `taken` must go, or one of `freeing` come, which displaces a duty."""

    taken: frozenset[int]
    freeing: frozenset[int]


def long_days(board: Board, choice: Choice) -> list[Cut]:
    """The cuts that forbid what is wrong with `choice`; empty where no day is too long."""
    cuts: list[Cut] = []
    for worker, pairs in sorted(board.of_worker.items()):
        taken = [n for n in pairs if n in choice]
        if taken:
            cuts.extend(_cuts(board, worker, taken))
    return cuts


def add_cut(cp: cp_model.CpModel, take: Sequence[cp_model.IntVar], cut: Cut) -> None:
    """Forbid the combination, in this model, for good."""
    cp.add_bool_or(
        [*(~take[n] for n in sorted(cut.taken)), *(take[n] for n in sorted(cut.freeing))]
    )


def _cuts(board: Board, worker: int, taken: list[int]) -> Iterator[Cut]:
    diary, figures = board.found.diaries[worker], board.problem.figures
    every = board.of_worker[worker]
    displaces = board.displaces(worker)
    gone = np.any(displaced(diary, board.sessions(taken)), axis=0).tolist()
    events = [
        (start, end, n)
        for n in taken
        for start, end in board.bundles[board.pairs[n].bundle].sample.sessions
    ]
    events += [(int(s), int(e), -1) for s, e in zip(*diary.booked, strict=True)]
    events += [
        (int(start), int(end), -2 - duty)
        for duty, (start, end) in enumerate(zip(*diary.duties, strict=True))
        if not gone[duty]
    ]
    for chain in _chains(sorted(events), figures.daily_rest):
        members = frozenset(n for _, _, n in chain if n >= 0)
        if members and max(e for _, e, _ in chain) - chain[0][0] > figures.longest_day:
            duties = [-2 - n for _, _, n in chain if n <= -2]  # noqa: PLR2004 the code of duty 0
            freeing = {
                n for d in duties for n, hit in zip(every, displaces[:, d], strict=True) if hit
            }
            yield Cut(members, frozenset(freeing))


def _chains(
    events: list[tuple[int, int, int]], rest: int
) -> Iterator[list[tuple[int, int, int]]]:
    """Runs of work with less than the rest between any session and the next."""
    chain: list[tuple[int, int, int]] = []
    until = 0
    for event in events:
        if chain and event[0] - until >= rest:
            yield chain
            chain = []
        until = max(until, event[1]) if chain else event[1]
        chain.append(event)
    if chain:
        yield chain
