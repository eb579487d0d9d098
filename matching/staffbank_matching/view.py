"""Options, and how much of a worker's time and hours each of them lacks."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.columns import NO_LIMIT
from staffbank_matching.compiled import inner
from staffbank_matching.ragged import Ints, Longs, Words
from staffbank_matching.rules import Diaries, Rules
from staffbank_matching.verdict import LAWFUL, verdict

NONE = -1


class View(NamedTuple):
    """Options, who is free for them, and diaries: `loose` ones without her own weekly limit."""

    of_request: Longs
    first: Longs
    starts: Ints
    ends: Ints
    session: Longs
    free: Words
    clear: Words
    free_first: Longs
    free_starts: Ints
    free_ends: Ints
    diaries: Diaries
    loose: Diaries
    rules: Rules


def view_of(board: Board) -> View:
    """What the board has of it."""
    sessions, free = board.options.sessions, board.columns.people.free
    return View(
        board.options.of_request,
        sessions.first,
        sessions.starts,
        sessions.ends,
        board.sieve.masks.session,
        board.sieve.masks.free,
        board.sieve.masks.clear,
        free.first,
        free.starts,
        free.ends,
        board.diaries,
        board.diaries._replace(
            bank_limit=np.full_like(board.diaries.bank_limit, NO_LIMIT),
        ),
        board.rules,
    )


@inner
def short_of_one(
    worker: int, start: int, stop: int, first: Longs, session: Longs, free: Words
) -> bool:
    """Whether there is an option of which she lacks free time for one session at most."""
    word, bit = worker >> 6, np.uint64(1) << np.uint64(worker & 63)
    for option in range(start, stop):
        missing = 0
        for k in range(first[option], first[option + 1]):
            missing += free[session[k], word] & bit == 0
            if missing > 1:
                break
        if missing <= 1:
            return True
    return False


@inner
def unfree(option: int, worker: int, view: View, most: int) -> tuple[int, np.int64, np.int64]:
    """Of its sessions: how many she is not free for, the minutes of that, and the last one.

    Where there are more than `most`, not all are counted.
    """
    word, bit = worker >> 6, np.uint64(1) << np.uint64(worker & 63)
    missing, minutes, which = 0, np.int64(0), np.int64(NONE)
    for k in range(view.first[option], view.first[option + 1]):
        if view.free[view.session[k], word] & bit == 0:
            missing, which = missing + 1, np.int64(k)
            if missing > most:
                break
            minutes += view.ends[k] - view.starts[k]
            for n in range(view.free_first[worker], view.free_first[worker + 1]):
                since = max(view.starts[k], view.free_starts[n])
                minutes -= max(0, min(view.ends[k], view.free_ends[n]) - since)
    return missing, minutes, which


@inner
def holds(option: int, worker: int, diaries: Diaries, view: View) -> bool:
    """Whether promises, rest and hours leave room for the option, free time apart."""
    word, bit = worker >> 6, np.uint64(1) << np.uint64(worker & 63)
    a, b = view.first[option], view.first[option + 1]
    if len(view.clear):
        for k in range(a, b):
            if view.clear[view.session[k], word] & bit == 0:
                return False
    starts, ends = view.starts[a:b], view.ends[a:b]
    return bool(verdict(worker, starts, ends, diaries, view.rules) == LAWFUL)


@inner
def excess(option: int, worker: int, view: View) -> np.int64:
    """Minutes above her own limit in the fullest week of the option, promises counted."""
    weeks, diaries, worst = view.rules.weeks, view.diaries, np.int64(0)
    for k in range(view.first[option], view.first[option + 1]):
        week = np.searchsorted(weeks, view.starts[k], side="right")
        total = -np.int64(diaries.bank_limit[worker])
        for m in range(view.first[option], view.first[option + 1]):
            if weeks[week - 1] <= view.starts[m] < weeks[week]:
                total += view.ends[m] - view.starts[m]
        for n in range(diaries.booked_first[worker], diaries.booked_first[worker + 1]):
            if weeks[week - 1] <= diaries.booked_starts[n] < weeks[week]:
                total += diaries.booked_ends[n] - diaries.booked_starts[n]
        worst = max(worst, total)
    return worst
