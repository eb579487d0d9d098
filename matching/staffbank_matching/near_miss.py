"""Workers whom one thing keeps from a request: which one, and by how little."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.eligibility import CODES
from staffbank_matching.problem import LEVELS
from staffbank_matching.ragged import Floats, Ints, Longs
from staffbank_matching.reasons import NearMiss
from staffbank_matching.refusal import km_to, wanted_skills
from staffbank_matching.view import NONE, View, excess, holds, short_of_one, unfree

ROLE, SKILL, TRAVEL, FREE, HOURS = (
    CODES.index(code) for code in ("role", "skill", "travel", "availability", "hours")
)
OWN_COUNCIL, BARRED = (1 << CODES.index(code) for code in ("own_council", "barred"))
NO_MISS = -1
METRES = 1000


class Missed(NamedTuple):
    """By worker: the filter that alone keeps her away, or `NO_MISS`, the minutes, a session."""

    code: Ints
    minutes: Longs
    session: Longs


def near_misses(
    board: Board, view: View, request: int, marks: Ints, most: int
) -> tuple[tuple[NearMiss, ...], int]:
    """The nearest, so many at most, the nearest first; and how many there are in all.

    `marks` are those of `Sieve.reasons`. Sizes of different kinds are compared as shares: of
    three levels, of her reach, of the sessions' minutes, of her weekly limit; a role counts 1.
    """
    missed = _near(request, marks, view)
    code, size = missed.code, missed.minutes.astype(np.float64)
    code = _skills(board, request, code, size)
    _travel(board, request, code, size)
    who = np.flatnonzero(code != NO_MISS)
    share = _shares(board, request, code[who], size[who], who)
    nearest = np.argsort(share, kind="stable")[:most]  # of equals the first worker
    found = (
        _told(board, request, worker, (missed, code, size, part))
        for worker, part in zip(who[nearest].tolist(), share[nearest].tolist(), strict=True)
    )
    return tuple(found), len(who)


def _skills(board: Board, request: int, code: Ints, size: Floats) -> Ints:
    """Levels that are missing of the one skill; who lacks two of them is not near."""
    who = np.flatnonzero(code == SKILL)
    short = np.stack(
        [
            np.maximum(0, level - board.columns.people.skills[who, skill].astype(np.int64))
            for skill, level in wanted_skills(board, request).items()
        ]
        or [np.zeros(len(who), dtype=np.int64)]
    )
    size[who] = short.sum(axis=0)
    code = code.copy()
    code[who[(short > 0).sum(axis=0) != 1]] = NO_MISS
    return code


def _travel(board: Board, request: int, code: Ints, size: Floats) -> None:
    who = np.flatnonzero(code == TRAVEL)
    beyond = km_to(board, request, who) - board.columns.people.reach_km[who]
    size[who] = np.ceil(np.maximum(0.0, beyond) * METRES) / METRES


def _shares(board: Board, request: int, code: Ints, size: Floats, who: Longs) -> Floats:
    people, minutes = board.columns.people, board.options.minutes
    first, last = board.options.of_request[request], board.options.of_request[request + 1]
    whole = np.ones(len(who))
    whole[code == SKILL] = LEVELS[-1]
    whole[code == TRAVEL] = np.maximum(1.0, people.reach_km[who[code == TRAVEL]])
    whole[code == FREE] = minutes[first:last].max(initial=1)
    whole[code == HOURS] = np.maximum(1, people.bank_limit[who[code == HOURS]])
    share: Floats = np.round(size / whole, 6)
    return share


def _told(
    board: Board, request: int, worker: int, found: tuple[Missed, Ints, Floats, float]
) -> NearMiss:
    missed, code, size, share = found
    columns, sessions, skill = board.columns, board.options.sessions, ""
    if code[worker] == SKILL:
        levels = columns.people.skills[worker]
        wanted = wanted_skills(board, request).items()
        skill = next(columns.names.skills[s] for s, level in wanted if levels[s] < level)
    session = int(missed.session[worker])
    return NearMiss(
        columns.people.ids[worker],
        columns.work.ids[request],
        CODES[code[worker]],
        float(size[worker]),
        share,
        skill,
        None
        if session == NONE
        else (int(sessions.starts[session]), int(sessions.ends[session])),
    )


@compiled
def _near(request: int, marks: Ints, view: View) -> Missed:
    people = len(marks)
    found = Missed(
        np.full(people, NO_MISS, dtype=np.int32),
        np.ones(people, dtype=np.int64),
        np.full(people, NONE, dtype=np.int64),
    )
    a, b = view.of_request[request], view.of_request[request + 1]
    for worker in range(people):
        mark = marks[worker]
        if mark == 0 or mark & (mark - 1) or mark in (OWN_COUNCIL, BARRED):
            continue
        if not short_of_one(worker, a, b, view.first, view.session, view.free):
            continue
        if mark < 1 << FREE:  # role, skill or travel
            _whether(request, worker, mark, view, found)
        else:
            _nearest(request, worker, view, found)
    return found


@inner
def _whether(request: int, worker: int, mark: int, view: View, found: Missed) -> None:
    """Whether nothing but the one filter keeps her away."""
    for option in range(view.of_request[request], view.of_request[request + 1]):
        missing, _, _ = unfree(option, worker, view, 0)
        if missing == 0 and holds(option, worker, view.diaries, view):
            while mark >> found.code[worker] + 1:
                found.code[worker] += 1
            return


@inner
def _nearest(request: int, worker: int, view: View, found: Missed) -> None:
    """The option to which the least more of time, free or a week, would admit her."""
    least = np.int64(1 << 40)
    for option in range(view.of_request[request], view.of_request[request + 1]):
        missing, minutes, session = unfree(option, worker, view, 1)
        diaries, code = view.diaries, FREE
        if missing == 0:
            minutes, diaries, code = excess(option, worker, view), view.loose, HOURS
        if missing > 1 or minutes >= least:
            continue
        if holds(option, worker, diaries, view):
            least = minutes
            found.code[worker] = code
            found.minutes[worker] = minutes
            found.session[worker] = session
