"""What rows cannot say of a diary, said where a search breaks it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.ragged import Longs
from staffbank_matching.rules import displaces
from staffbank_matching.verdict import LAWFUL, verdict


@dataclass(frozen=True)
class Cut:
    """At least one of `taken` must go, or one of `freeing` come, which displaces a duty."""

    taken: tuple[int, ...]
    freeing: tuple[int, ...]


def cuts_against(board: Board, chosen: Longs) -> list[Cut]:
    """For each worker whose diary does not allow her share of the plan, a cut that says so.

    Lawful work stays lawful when some of it is taken away, but for duties that it displaced:
    so of a smallest unlawful set one pair must go, unless another takes a duty away.
    """
    found: list[Cut] = []
    workers = board.pairs.worker[chosen]
    for worker in np.unique(workers[~board.diaries.plain[workers]]):
        mine = chosen[workers == worker].tolist()
        if not _lawful(board, int(worker), mine):
            found.extend(_cuts(board, int(worker), mine))
    return found


def _cuts(board: Board, worker: int, taken: list[int]) -> Iterator[Cut]:
    core = list(taken)
    for pair in taken:
        less = [each for each in core if each != pair]
        if not _lawful(board, worker, less):
            core = less
    yield Cut(tuple(core), tuple(_freeing(board, worker, core)))


def _freeing(board: Board, worker: int, core: list[int]) -> Iterator[int]:
    """Her other pairs that would displace a duty that these leave."""
    a, b = board.diaries.duty_first[worker], board.diaries.duty_first[worker + 1]
    duties = list(
        zip(board.diaries.duty_starts[a:b], board.diaries.duty_ends[a:b], strict=True)
    )
    left = [duty for duty in duties if not _displaces(board, core, *duty)]
    for pair in range(board.pairs.first[worker], board.pairs.first[worker + 1]):
        if pair not in core and any(_displaces(board, [pair], *duty) for duty in left):
            yield pair


def _displaces(board: Board, pairs: list[int], since: int, until: int) -> bool:
    sessions = board.options.sessions
    for pair in pairs:
        a, b = sessions.first[board.pairs.option[pair] :][:2]
        if displaces(sessions.starts[a:b], sessions.ends[a:b], since, until, board.rules):
            return True
    return False


def _lawful(board: Board, worker: int, pairs: list[int]) -> bool:
    sessions, option = board.options.sessions, board.pairs.option[pairs]
    where = [np.arange(*sessions.first[each : each + 2]) for each in option]
    rows = np.concatenate([np.zeros(0, dtype=np.int64), *where])
    starts, ends = sessions.starts[rows], sessions.ends[rows]
    order = np.argsort(starts, kind="stable")
    found = verdict(worker, starts[order], ends[order], board.diaries, board.rules)
    return bool(found == LAWFUL)
