"""Which options one person cannot both take."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.in_order import in_order, key_of
from staffbank_matching.ragged import Bools, Floats, Ints, Longs
from staffbank_matching.rules import Rules, clashing
from staffbank_matching.ways import EARTH_RADIUS_KM, on_sphere


class Work(NamedTuple):
    """Options as the compiled loops take them. `minutes_per_radian` is the pace of travel."""

    request: Ints
    from_part: Ints
    to_part: Ints
    exclusive: Bools
    first: Longs
    starts: Ints
    ends: Ints
    place: Floats
    remote: Bools
    turnaround: int
    minutes_per_radian: float


def work_of(board: Board) -> Work:
    """The board's options."""
    options, work, figures = board.options, board.columns.work, board.columns.figures
    return Work(
        options.request,
        options.from_part,
        options.to_part,
        options.exclusive,
        options.sessions.first,
        options.sessions.starts,
        options.sessions.ends,
        on_sphere(work.place),
        work.remote,
        figures.turnaround,
        figures.minutes_per_km * EARTH_RADIUS_KM,
    )


@compiled
def clash(one: int, other: int, work: Work, rules: Rules) -> bool:
    """Say whether one person cannot take both options."""
    same = work.request[one] == work.request[other]
    if same and work.exclusive[work.request[one]]:
        return True
    if same and (
        work.to_part[one] == work.from_part[other] or work.to_part[other] == work.from_part[one]
    ):
        return True  # two runs of blocks that touch are one longer run
    apart = 0 if same else turnaround(one, other, work)
    k, last = work.first[one], work.first[one + 1]
    m, end = work.first[other], work.first[other + 1]
    reach = max(rules.daily_rest, apart)
    if work.starts[k] >= work.ends[end - 1] + reach:
        return False
    if work.starts[m] >= work.ends[last - 1] + reach:
        return False
    while k < last:
        while m < end and work.ends[m] + reach <= work.starts[k]:
            m += 1
        n = m
        while n < end and work.starts[n] < work.ends[k] + reach:
            gap = max(work.starts[k], work.starts[n]) - min(work.ends[k], work.ends[n])
            if gap < apart:
                return True
            if clashing(work.starts[k], work.ends[k], work.starts[n], work.ends[n], rules):
                return True
            n += 1
        k += 1
    return False


@compiled
def turnaround(one: int, other: int, work: Work) -> int:
    """Minutes that must lie between sessions of the two requests, the way included."""
    a, b = work.request[one], work.request[other]
    if work.minutes_per_radian == 0 or work.remote[a] or work.remote[b]:
        return work.turnaround
    chord = 0.0
    for axis in range(3):
        chord += (work.place[a, axis] - work.place[b, axis]) ** 2
    way = 2 * np.arcsin(min(1.0, np.sqrt(chord) / 2)) * work.minutes_per_radian
    return work.turnaround + int(np.ceil(way - 1e-6))


@inner
def together(one: int, other: int, work: Work) -> tuple[Ints, Ints]:
    """The sessions of both options in order of start."""
    a, b = work.first[one], work.first[one + 1]
    c, d = work.first[other], work.first[other + 1]
    keys = np.empty(b - a + d - c, dtype=np.int64)
    for k in range(b - a):
        keys[k] = key_of(work.starts[a + k], work.ends[a + k])
    for k in range(d - c):
        keys[b - a + k] = key_of(work.starts[c + k], work.ends[c + k])
    return in_order(keys)


@inner
def overlap(one: int, other: int, work: Work) -> bool:
    """Say whether sessions of the two, with the turnaround after each, share a point."""
    k, last = work.first[one], work.first[one + 1]
    m, end = work.first[other], work.first[other + 1]
    while k < last and m < end:
        if work.ends[k] + work.turnaround <= work.starts[m]:
            k += 1
        elif work.ends[m] + work.turnaround <= work.starts[k]:
            m += 1
        else:
            return True
    return False
