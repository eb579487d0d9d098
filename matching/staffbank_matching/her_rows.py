"""What rows say of some pairs of one worker, and which diaries of these they allow."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.compiled import inner
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.subproblem import Transposed

NODES = 3_000  # of the search for a heaviest diary


class Hers(NamedTuple):
    """Some pairs of one worker: whom each excludes, in bits, and what else limits them."""

    excluded: Longs
    need: Longs  # by row and pair
    left: Longs


@inner
def hers_of(
    pairs: Longs,
    first: Longs,
    column: Ints,
    coefficient: Ints,
    limit: Longs,
    by_column: Transposed,
    slot: Longs,
    place: Longs,
) -> Hers:
    """What the rows say of these pairs. A row that others could widen says nothing."""
    rows = np.empty(len(limit), dtype=np.int64)
    count = 0
    for n in range(len(pairs)):
        place[pairs[n]] = n
        for m in range(by_column.first[pairs[n]], by_column.first[pairs[n] + 1]):
            row = by_column.row[m]
            if slot[row] < 0:
                slot[row] = 0
                rows[count] = row
                count += 1
    excluded = np.zeros(len(pairs), dtype=np.int64)
    need = np.zeros((count, len(pairs)), dtype=np.int64)
    left = np.zeros(count, dtype=np.int64)
    kept = 0
    for row in rows[:count]:
        slot[row] = -1
        among, most, least, largest = np.int64(0), np.int64(0), np.int64(0), np.int64(0)
        for k in range(first[row], first[row + 1]):
            least = min(least, np.int64(coefficient[k]))
            n = place[column[k]]
            if n >= 0:
                among |= np.int64(1) << n
                most += coefficient[k]
                largest = max(largest, np.int64(coefficient[k]))
        if least < 0 or most <= limit[row]:
            continue
        if limit[row] == 1 and largest == 1:
            for n in range(len(pairs)):
                if among >> n & 1:
                    excluded[n] |= among & ~(np.int64(1) << n)
            continue
        for k in range(first[row], first[row + 1]):
            if place[column[k]] >= 0:
                need[kept, place[column[k]]] = coefficient[k]
        left[kept] = limit[row]
        kept += 1
    for pair in pairs:
        place[pair] = -1
    return Hers(excluded, need[:kept].copy(), left[:kept].copy())


@inner
def heaviest(allowed: int, face: Longs, hers: Hers) -> int:
    """What the heaviest diary of the allowed pairs weighs; -1 where that would take long."""
    open_pairs = np.empty(len(face) + 1, dtype=np.int64)
    last = np.empty(len(face) + 1, dtype=np.int64)
    depth, weight, best, nodes = 0, np.int64(0), np.int64(0), 0
    open_pairs[0] = allowed
    while depth >= 0:
        nodes += 1
        if nodes > NODES:
            best = np.int64(-1)
        rest, top = np.int64(0), 0
        for n in range(len(face)):
            if open_pairs[depth] >> n & 1:
                if rest == 0 or face[n] > face[top]:
                    top = n
                rest += face[n]
        if best < 0 or weight + rest <= best:
            depth -= 1
            if depth >= 0:
                weight -= face[last[depth]]
                move(last[depth], -1, hers)
            continue
        open_pairs[depth] &= ~(np.int64(1) << top)
        if fits(top, hers):
            move(top, 1, hers)
            weight += face[top]
            best = max(best, weight)
            last[depth] = top
            depth += 1
            open_pairs[depth] = open_pairs[depth - 1] & ~hers.excluded[top]
    return best


@inner
def diaries_of(support: int, hers: Hers, diaries: Longs) -> int:
    """All diaries of the first pairs to which no other of them can be added; how many."""
    done = np.zeros(support + 1, dtype=np.int64)
    excluded = np.zeros(support + 1, dtype=np.int64)
    taken, found, n = np.int64(0), 0, 0
    while n >= 0:
        if n == support:
            full = True
            for other in range(support):
                if not (taken | excluded[n]) >> other & 1 and fits(other, hers):
                    full = False
            if full and found < len(diaries):
                diaries[found] = taken
                found += 1
            n -= 1
            continue
        bit = np.int64(1) << n
        done[n] += 1
        if done[n] == 1 and not excluded[n] >> n & 1 and fits(n, hers):
            move(n, 1, hers)
            taken |= bit
            excluded[n + 1] = excluded[n] | hers.excluded[n]
        elif done[n] <= 2:
            if taken & bit:
                move(n, -1, hers)
                taken &= ~bit
            done[n] = 2
            excluded[n + 1] = excluded[n]
        else:
            n -= 1
            continue
        n += 1
        done[n] = 0
    return found


@inner
def fits(n: int, hers: Hers) -> bool:
    """Whether the pair fits beside those taken."""
    for row in range(len(hers.left)):
        if hers.need[row, n] > hers.left[row]:
            return False
    return True


@inner
def move(n: int, times: int, hers: Hers) -> None:
    """Take the pair, 1 time or, where it was taken, -1."""
    for row in range(len(hers.left)):
        hers.left[row] -= times * hers.need[row, n]
