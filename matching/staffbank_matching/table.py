"""What does not change while a plan is made, as the compiled loops take it."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.clashes import Work, work_of
from staffbank_matching.extras import absences_of
from staffbank_matching.ragged import Bools, Ints, Longs
from staffbank_matching.rules import Diaries, Rules


class Table(NamedTuple):
    """What does not change: pairs, options, seats and rules, as compiled loops take them.

    `week_first`, `week` and `minutes` are an option's minutes by week. `away_first` and `away`
    list for each pair the absences that it makes; an absence is one worker below one floor.
    """

    first: Longs
    worker: Ints
    option: Ints
    request: Ints
    by_request: Ints
    request_first: Longs
    weight: Longs
    fixed: Bools
    seats: Ints
    parts_of: Longs
    week_first: Longs
    week: Ints
    minutes: Ints
    away_first: Longs
    away: Ints
    floor: Ints
    spare: Ints
    work: Work
    diaries: Diaries
    rules: Rules


def table_of(board: Board) -> Table:
    """The board as compiled loops take it."""
    week_first, week, minutes = _weeks(board)
    away_first, away, floor = _absences(board)
    return Table(
        board.pairs.first,
        board.pairs.worker,
        board.pairs.option,
        board.request,
        board.by_request,
        board.request_first,
        board.weight,
        board.fixed,
        board.seats,
        board.options.parts_of,
        week_first,
        week,
        minutes,
        away_first,
        away,
        floor,
        np.array([floor.spare for floor in board.columns.floors], dtype=np.int32),
        work_of(board),
        board.diaries,
        board.rules,
    )


def _weeks(board: Board) -> tuple[Longs, Ints, Ints]:
    sessions = board.options.sessions
    weeks = np.array(board.columns.figures.weeks)
    count = len(weeks)
    week = np.searchsorted(weeks, sessions.starts, side="right") - 1
    key = sessions.owners * count + week  # in order, since each owner's sessions are
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    distinct = key[begins]
    minutes = np.add.reduceat(sessions.ends - sessions.starts, begins) if len(key) else key
    first = np.searchsorted(distinct, np.arange(len(sessions) + 1) * count)
    return first.astype(np.int64), (distinct % count).astype(np.int32), minutes.astype(np.int32)


def _absences(board: Board) -> tuple[Longs, Ints, Ints]:
    absences = absences_of(board)
    of_pair: list[list[int]] = [[] for _ in range(len(board.pairs))] if absences else []
    for number, (_, _, pairs) in enumerate(absences):
        for pair in pairs:
            of_pair[pair].append(number)
    first = np.zeros(len(board.pairs) + 1, dtype=np.int64)
    if absences:
        np.cumsum([len(each) for each in of_pair], out=first[1:])
    flat = np.array([number for each in of_pair for number in each], dtype=np.int32)
    return first, flat, np.array([floor for floor, _, _ in absences], dtype=np.int32)
