"""Ejection chains: an open seat takes a worker, and what she had goes to somebody else."""

import numpy as np

from staffbank_matching.clashes import clash
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.ledger import (
    NOBODY,
    Ledger,
    Play,
    drop,
    fits,
    has_seat,
    lawful_beside,
    take,
)
from staffbank_matching.ragged import Ints, Longs, Words
from staffbank_matching.table import Table

MOST_EJECTED = 6
IDLE = 3  # tries for each open request, on average, after which none more is made in vain
NOT_SO = -(1 << 60)


def eject(play: Play, *, steps: int, seed: int) -> bool:
    """Improve the plan by so many tries, each for an open seat chosen at random.

    A step is made only where the plan's weight rises by it. Pinned pairs stay. Answers
    whether a step was made; where none is for long, there are fewer tries.
    """
    state = np.array([seed + 1], dtype=np.uint64)
    return _eject(steps, state, play.table, play.ledger) > 0


@inner
def random(state: Words, below: int) -> int:
    """The next number of a small generator (splitmix64), from 0 to below `below`."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.int64((z ^ (z >> np.uint64(31))) % np.uint64(below))


@inner
def is_open(request: int, table: Table, ledger: Ledger) -> bool:
    """Say whether a seat of a part of it is open."""
    for part in range(table.parts_of[request], table.parts_of[request + 1]):
        if ledger.filled[part] < table.seats[part]:
            return True
    return False


@compiled
def _eject(steps: int, state: Words, table: Table, ledger: Ledger) -> int:
    """Answer how many steps were made."""
    requests = len(table.parts_of) - 1
    open_ones = np.empty(requests, dtype=np.int64)
    place = np.full(requests, -1, dtype=np.int64)
    count = 0
    for request in range(requests):
        some = table.request_first[request] < table.request_first[request + 1]
        if some and is_open(request, table, ledger):
            open_ones[count] = request
            place[request] = count
            count += 1
    resting = np.zeros(len(table.worker), dtype=np.int32)
    out = np.empty(MOST_EJECTED, dtype=np.int64)
    elsewhere = np.empty(MOST_EJECTED, dtype=np.int64)
    best_out = np.empty(MOST_EJECTED, dtype=np.int64)
    best_elsewhere = np.empty(MOST_EJECTED, dtype=np.int64)
    made, last_made = 0, 0
    for step in range(1, steps + 1):
        if step - last_made > IDLE * count:
            break
        request = open_ones[random(state, count)]
        best, chosen, moved = np.int64(NOT_SO), NOBODY, 0
        for k in range(table.request_first[request], table.request_first[request + 1]):
            pair = table.by_request[k]
            if ledger.taken[pair] or not has_seat(pair, table, ledger):
                continue
            if fits(pair, table, ledger):
                if moved or table.weight[pair] > best or chosen == NOBODY:
                    best, chosen, moved = table.weight[pair], pair, 0
                continue
            if chosen != NOBODY and moved == 0:
                continue  # somebody can come without a chain
            if resting[pair] > step:
                continue
            n, gain = swap(pair, table, ledger, out, elsewhere)
            if n > 0 and gain > best:
                best, chosen, moved = gain, pair, n
                best_out[:n] = out[:n]
                best_elsewhere[:n] = elsewhere[:n]
        if chosen == NOBODY or (moved and best <= 0):
            continue
        for k in range(moved):
            drop(best_out[k], table, ledger)
            resting[best_out[k]] = step + 200 + random(state, 200)
        take(chosen, table, ledger)
        for k in range(moved):
            if best_elsewhere[k] != NOBODY:
                take(best_elsewhere[k], table, ledger)
            robbed = table.request[best_out[k]]
            if place[robbed] < 0 and is_open(robbed, table, ledger):
                place[robbed] = count
                open_ones[count] = robbed
                count += 1
        if not is_open(request, table, ledger):
            count -= 1
            last = open_ones[count]
            open_ones[place[request]] = last
            place[last] = place[request]
            place[request] = -1
        made, last_made = made + 1, step
    return made


@compiled
def swap(
    pair: int, table: Table, ledger: Ledger, out: Longs, elsewhere: Longs
) -> tuple[int, int]:
    """What must go for this pair, where it could go instead, and the gain of it all.

    Fills `out` with the pairs to drop and `elsewhere` with the pair that each one's work
    could take instead (`NOBODY` where none); answers their number, 0 where it cannot be.
    """
    count = _in_the_way(pair, table, ledger, out)
    if count <= 0:
        return 0, 0
    worker = table.worker[pair]
    gain = table.weight[pair]
    for k in range(count):
        gain -= table.weight[out[k]]
        elsewhere[k] = NOBODY
        request = table.request[out[k]]
        best = np.int64(0)
        for m in range(table.request_first[request], table.request_first[request + 1]):
            other = table.by_request[m]
            if ledger.taken[other] or table.worker[other] == worker:
                continue
            if table.weight[other] <= best or not _same_parts(other, out[k], table):
                continue
            used = False
            for n in range(k):
                used |= elsewhere[n] != NOBODY and (
                    table.worker[elsewhere[n]] == table.worker[other]
                    or (_is_missed(elsewhere[n], table) and _is_missed(other, table))
                )
            if not used and fits(other, table, ledger):
                best = table.weight[other]
                elsewhere[k] = other
        gain += best
    return count, gain


@inner
def _is_missed(pair: int, table: Table) -> bool:
    """Say whether a floor counts its worker as absent: two such are not asked about at once."""
    return table.away_first[pair] < table.away_first[pair + 1]


@inner
def _same_parts(one: int, other: int, table: Table) -> bool:
    a, b = table.option[one], table.option[other]
    return (
        table.work.from_part[a] == table.work.from_part[b]
        and table.work.to_part[a] == table.work.to_part[b]
    )


@compiled
def _in_the_way(pair: int, table: Table, ledger: Ledger, out: Longs) -> int:
    """Fill `out` with what its worker must drop; -1 where that is too much or pinned."""
    worker, option = table.worker[pair], table.option[pair]
    if _is_missed(pair, table):
        return -1  # whom a floor holds back is not helped by dropping her own work
    count = 0
    other = ledger.head[worker]
    while other != NOBODY:
        if clash(option, table.option[other], table.work, table.rules):
            if count == len(out) or table.fixed[other]:
                return -1
            out[count] = other
            count += 1
        other = ledger.after[other]
    for k in range(table.week_first[option], table.week_first[option + 1]):
        week = table.week[k]
        room = table.diaries.bank_limit[worker] - ledger.bank[worker, week] - table.minutes[k]
        for n in range(count):
            room += _minutes_in(out[n], week, table)
        while room < 0:
            cheapest = _cheapest(worker, week, table, ledger, out[:count])
            if cheapest == NOBODY or count == len(out):
                return -1
            out[count] = cheapest
            count += 1
            room += _minutes_in(cheapest, week, table)
    if table.diaries.plain[worker]:
        return count
    return _until_lawful(pair, table, ledger, out, count)


@inner
def _until_lawful(pair: int, table: Table, ledger: Ledger, out: Longs, count: int) -> int:
    """Add to `out` her cheapest other pairs until the diary agrees."""
    worker = table.worker[pair]
    for k in range(count):
        drop(out[k], table, ledger)
    least = count
    while not lawful_beside(pair, NOBODY, table, ledger):
        cheapest = _cheapest(worker, -1, table, ledger, out[:0])
        if cheapest == NOBODY or count == len(out):
            least = -1
            break
        drop(cheapest, table, ledger)
        out[count] = cheapest
        count += 1
        least = count
    for k in range(count):
        take(out[k], table, ledger)
    return least


@inner
def _minutes_in(pair: int, week: int, table: Table) -> int:
    option = table.option[pair]
    for k in range(table.week_first[option], table.week_first[option + 1]):
        if table.week[k] == week:
            return table.minutes[k]
    return 0


@inner
def _cheapest(worker: int, week: int, table: Table, ledger: Ledger, but: Ints) -> int:
    """Her lightest pair that may go, with work in the week unless that is -1."""
    found = NOBODY
    other = ledger.head[worker]
    while other != NOBODY:
        may = not table.fixed[other] and (week < 0 or _minutes_in(other, week, table) > 0)
        for k in range(len(but)):
            may &= but[k] != other
        if may and (found == NOBODY or table.weight[other] < table.weight[found]):
            found = other
        other = ledger.after[other]
    return found
