"""The hours of a worker's weeks, as rows of a linear programme."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.columns import NO_LIMIT
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.rules import Diaries, Rules, clashing
from staffbank_matching.weeks import week_of


class HourRows(NamedTuple):
    """Row n says: minutes[k] times pair[k], over k from first[n], is at most limit[n]."""

    first: Longs
    pair: Ints
    minutes: Ints
    limit: Longs


def hour_rows(board: Board) -> HourRows:
    """Her own limit in each week, and the law's where she has one.

    A limit is lowered to the most that sums of her pairs' minutes can reach below it, and
    with it stands "at most one" of those of which two would pass it. Neither takes a lawful
    plan away; both bring the bound of the linear programme down. "At most two" and more,
    likewise, made the programme a third larger and its bound no lower.

    Where bank work displaces duties, the row counts what a pair adds less what it displaces:
    it asks too little where two pairs displace the same duty, and what slips through is
    found by asking the diary.
    """
    sessions = board.options.sessions
    given = (
        board.pairs.first,
        board.pairs.option,
        sessions.first,
        sessions.starts,
        sessions.ends,
        board.diaries,
        board.rules,
    )
    return HourRows(*_rows(*given))


@compiled
def _rows(
    first: Longs,
    option: Ints,
    session_first: Longs,
    starts: Ints,
    ends: Ints,
    diaries: Diaries,
    rules: Rules,
) -> tuple[Longs, Ints, Ints, Longs]:
    row_first = [np.int64(0)]
    limit = [np.int64(0)]
    pair = [np.int32(0)]
    minutes = [np.int32(0)]
    pair.pop()
    minutes.pop()
    limit.pop()
    weeks = len(rules.weeks) - 1
    for worker in range(len(first) - 1):
        a, b = first[worker], first[worker + 1]
        if a == b:
            continue
        added = np.zeros((b - a, weeks), dtype=np.int32)
        for n in range(a, b):
            for k in range(session_first[option[n]], session_first[option[n] + 1]):
                week = week_of(starts[k], rules.weeks)
                added[n - a, week] += ends[k] - starts[k]
        booked, home = _standing(worker, diaries, rules)
        for week in range(weeks):
            own = diaries.bank_limit[worker] - booked[week]
            if diaries.bank_limit[worker] < NO_LIMIT and added[:, week].sum() > max(0, own):
                _add_row(added[:, week], a, own, True, row_first, pair, minutes, limit)
        law = diaries.work_limit[worker] < NO_LIMIT
        if not law and diaries.average_limit[worker] >= NO_LIMIT:
            continue
        net = added - _displaced(
            worker, first, option, session_first, starts, ends, diaries, rules
        )
        for week in range(weeks):
            room = diaries.work_limit[worker] - booked[week] - home[week]
            if law and room >= 0 and np.maximum(net[:, week], 0).sum() > room:
                _add_row(net[:, week], a, room, False, row_first, pair, minutes, limit)
        _add_averages(
            worker, net, booked + home, a, diaries, rules, row_first, pair, minutes, limit
        )
    return (
        np.array(row_first),
        np.array(pair, dtype=np.int32),
        np.array(minutes, dtype=np.int32),
        np.array(limit, dtype=np.int64),
    )


@inner
def _add_row(
    added: Ints,
    base: int,
    most: int,
    tighten: bool,  # noqa: FBT001 compiled loops take no keywords
    row_first: list[int],
    pair: list[int],
    minutes: list[int],
    limit: list[int],
) -> None:
    items = np.flatnonzero(added)
    if tighten:
        most = _reachable(added[items], most)
    for n in items:
        pair.append(np.int32(base + n))
        minutes.append(np.int32(added[n]))
    row_first.append(np.int64(len(pair)))
    limit.append(np.int64(most))
    if not tighten:
        return
    count = 0
    for n in items:
        count += added[n] * 2 > most
    if count > 1:
        for n in items:
            if added[n] * 2 > most:
                pair.append(np.int32(base + n))
                minutes.append(np.int32(1))
        row_first.append(np.int64(len(pair)))
        limit.append(np.int64(1))


@inner
def _reachable(items: Ints, most: int) -> int:
    """The largest sum of some of the items that is not above `most`."""
    unit = items[0]
    for item in items:
        a, b = unit, item
        while b:
            a, b = b, a % b
        unit = a
    cells = most // unit + 1
    can = np.zeros(cells, dtype=np.bool_)
    can[0] = True
    for item in items:
        step = item // unit
        for cell in range(cells - 1, step - 1, -1):
            can[cell] |= can[cell - step]
    for cell in range(cells - 1, -1, -1):
        if can[cell]:
            return cell * unit
    return 0


@inner
def _standing(worker: int, diaries: Diaries, rules: Rules) -> tuple[Longs, Longs]:
    """By week, the minutes promised and those of her duties."""
    weeks = len(rules.weeks) - 1
    booked = np.zeros(weeks, dtype=np.int64)
    home = np.zeros(weeks, dtype=np.int64)
    for k in range(diaries.booked_first[worker], diaries.booked_first[worker + 1]):
        week = week_of(diaries.booked_starts[k], rules.weeks)
        if 0 <= week < weeks:
            booked[week] += diaries.booked_ends[k] - diaries.booked_starts[k]
    for k in range(diaries.duty_first[worker], diaries.duty_first[worker + 1]):
        week = week_of(diaries.duty_starts[k], rules.weeks)
        if 0 <= week < weeks:
            home[week] += diaries.duty_ends[k] - diaries.duty_starts[k]
    return booked, home


@inner
def _displaced(
    worker: int,
    first: Longs,
    option: Ints,
    session_first: Longs,
    starts: Ints,
    ends: Ints,
    diaries: Diaries,
    rules: Rules,
) -> Ints:
    """Her pairs by weeks: minutes of duties that the pair takes her away from."""
    a, b = first[worker], first[worker + 1]
    found = np.zeros((b - a, len(rules.weeks) - 1), dtype=np.int32)
    for n in range(a, b):
        k = session_first[option[n]]
        last = session_first[option[n] + 1]
        for duty in range(diaries.duty_first[worker], diaries.duty_first[worker + 1]):
            since, until = diaries.duty_starts[duty], diaries.duty_ends[duty]
            while k < last and ends[k] <= since - rules.daily_rest:
                k += 1
            m = k
            while m < last and starts[m] < until + rules.daily_rest:
                if clashing(starts[m], ends[m], since, until, rules):
                    week = week_of(since, rules.weeks)
                    if 0 <= week < found.shape[1]:
                        found[n - a, week] += until - since
                    break
                m += 1
    return found


@inner
def _add_averages(
    worker: int,
    net: Ints,
    standing: Longs,
    base: int,
    diaries: Diaries,
    rules: Rules,
    row_first: list[int],
    pair: list[int],
    minutes: list[int],
    limit: list[int],
) -> None:
    most = diaries.average_limit[worker]
    if most >= NO_LIMIT:
        return
    past = len(diaries.history[worker])
    known = 0
    while known < past and diaries.history[worker, known] < 0:
        known += 1
    weeks = past + len(standing)
    length = min(rules.reference_weeks, weeks - known)
    for start in range(known, weeks - length + 1):
        room = most * length
        total = np.zeros(len(net), dtype=np.int32)
        for week in range(start, start + length):
            if week < past:
                room -= diaries.history[worker, week]
            else:
                room -= standing[week - past]
                total += net[:, week - past]
        if room >= 0 and np.maximum(total, 0).sum() > room:
            _add_row(total, base, room, False, row_first, pair, minutes, limit)
