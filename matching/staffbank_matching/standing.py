"""The pairs of a plan that was told in words, and which of them must stay."""

from collections.abc import Sequence

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Pin, Previous, Stretch
from staffbank_matching.ragged import Bools, Longs


class NotThisPlan(ValueError):
    """The plan has an assignment that the problem does not allow; the message names it."""


def pairs_of(board: Board, made: Sequence[Assignment]) -> Longs:
    """The plan's pairs, in order.

    Raises:
        NotThisPlan: where an assignment is none of the board's pairs.
    """
    people = {name: n for n, name in enumerate(board.columns.people.ids)}
    work = {name: n for n, name in enumerate(board.columns.work.ids)}
    pairs, count = board.pairs, len(board.options.sessions)
    known: dict[int, dict[tuple[Stretch, ...], int]] = {}
    sought = np.empty(len(made), dtype=np.int64)
    for number, each in enumerate(made):
        worker, request = people.get(each.worker, -1), work.get(each.request, -1)
        if worker < 0 or request < 0:
            raise NotThisPlan(f"{each.worker} on {each.request}: the problem has no such pair")
        if request not in known:
            known[request] = _options(board, request)
        wanted = known[request].get(each.sessions, -1)
        sought[number] = worker * count + wanted if wanted >= 0 else -1
    keys = pairs.worker.astype(np.int64) * count + pairs.option  # in order, as pairs are
    found = np.searchsorted(keys, sought)
    strange = np.flatnonzero(np.append(keys, -2)[found] != sought)
    if len(strange):
        each = made[strange[0]]
        raise NotThisPlan(f"{each.worker} on {each.request}: she may not do these sessions")
    return np.sort(found)


def fixed_of(board: Board, chosen: Longs) -> Bools:
    """By pair, whether the plan has it and a pin, or what she was told, wants it to stay."""
    fixed = np.zeros(len(board.pairs), dtype=np.bool_)
    told = [each for each in board.columns.previous if each.told]
    wanted: list[Pin | Previous] = [*board.columns.pins, *told]
    if wanted:
        people = {name: n for n, name in enumerate(board.columns.people.ids)}
        work = {name: n for n, name in enumerate(board.columns.work.ids)}
        for each in wanted:
            worker, request = people.get(each.worker, -1), work.get(each.request, -1)
            fixed[board.matching(worker, request, each.sessions)] = True
    taken = np.zeros(len(fixed), dtype=np.bool_)
    taken[chosen] = True
    return fixed & taken


def _options(board: Board, request: int) -> dict[tuple[Stretch, ...], int]:
    first, last = board.options.of_request[request], board.options.of_request[request + 1]
    return {board.options.sessions[option]: option for option in range(first, last)}
