"""Groups of pairs of which a worker can have one at most."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.clashes import Work, clash, overlap, together
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.ragged import Bools, Ints, Longs
from staffbank_matching.rules import Diaries, Rules, displaces
from staffbank_matching.verdict import verdict

ASKED_AT_MOST = 400_000  # times that the diary is asked about two options together


class Groups(NamedTuple):
    """Group g is the pairs `member[first[g]:first[g + 1]]`, all of one worker."""

    first: Longs
    member: Ints


def groups_of(board: Board, work: Work) -> list[Groups]:
    """Groups that together hold every two pairs of a worker that clash.

    First those that share a point in time, turnaround included: large and few, which makes
    the linear programme tight. Then what only rest, travel or hours keep apart.
    """
    pairs, rules = board.pairs, board.rules
    found = [Groups(*_points_in_time(pairs.first, pairs.option, work))]
    far = work.minutes_per_radian > 0
    chosen = len(board.options) > len(board.columns.work.ids)
    if rules.daily_rest or far or chosen or not board.diaries.plain.all():
        sizes = np.diff(pairs.first)
        asked = np.where(board.diaries.plain, 0, sizes * (sizes - 1) // 2)
        deep = (asked > 0) & (np.cumsum(asked) <= ASKED_AT_MOST)
        sure = _sure(board, work)
        found.append(Groups(*_edges(pairs.first, pairs.option, work, sure, rules, deep)))
    return found


def _sure(board: Board, work: Work) -> Diaries:
    """The diaries without duties that some pair of hers would displace.

    What these refuse to two pairs no third one can mend.
    """
    diaries, first = board.diaries, board.diaries.duty_first
    kept = _never_displaced(board.pairs.first, board.pairs.option, work, diaries, board.rules)
    owner = np.repeat(np.arange(len(first) - 1), np.diff(first))[kept]
    sure_first = np.zeros(len(first), dtype=np.int64)
    np.cumsum(np.bincount(owner, minlength=len(first) - 1), out=sure_first[1:])
    return diaries._replace(
        duty_first=sure_first,
        duty_starts=diaries.duty_starts[kept],
        duty_ends=diaries.duty_ends[kept],
        guarded=np.zeros_like(diaries.guarded),
    )


@compiled
def _never_displaced(
    first: Longs, option: Ints, work: Work, diaries: Diaries, rules: Rules
) -> Bools:
    kept = np.ones(len(diaries.duty_starts), dtype=np.bool_)
    for worker in range(len(first) - 1):
        for duty in range(diaries.duty_first[worker], diaries.duty_first[worker + 1]):
            since, until = diaries.duty_starts[duty], diaries.duty_ends[duty]
            for pair in range(first[worker], first[worker + 1]):
                a, b = work.first[option[pair]], work.first[option[pair] + 1]
                if displaces(work.starts[a:b], work.ends[a:b], since, until, rules):
                    kept[duty] = False
                    break
    return kept


@compiled
def _points_in_time(first: Longs, option: Ints, work: Work) -> tuple[Longs, Ints]:
    """For each worker, the maximal sets of her pairs whose extended sessions share a point."""
    group_first = [np.int64(0)]
    member = [np.int32(0)]
    member.pop()
    for worker in range(len(first) - 1):
        a, b = first[worker], first[worker + 1]
        if b - a < 2:
            continue
        count = 0
        for pair in range(a, b):
            count += work.first[option[pair] + 1] - work.first[option[pair]]
        event = np.empty(2 * count, dtype=np.int64)
        n = 0
        for pair in range(a, b):
            for k in range(work.first[option[pair]], work.first[option[pair] + 1]):
                # at one moment ends come before starts; the pair's number is in the low bits
                start = np.int64(work.starts[k]) + (1 << 31)
                end = np.int64(work.ends[k]) + work.turnaround + (1 << 31)
                event[n] = start << 24 | 1 << 23 | (pair - a)
                event[n + 1] = end << 24 | (pair - a)
                n += 2
        event.sort()
        active = np.zeros(b - a, dtype=np.int32)
        here, mark, grew = 0, np.uint64(0), False
        seen = set([np.uint64(0)])
        for n in range(len(event)):
            pair = event[n] & 0x7FFFFF
            name = np.uint64(pair + 1) * np.uint64(0x9E3779B97F4A7C15)
            name = (name ^ (name >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
            name ^= name >> np.uint64(32)
            if event[n] & (1 << 23):
                active[pair] += 1
                if active[pair] == 1:
                    here += 1
                    mark ^= name
                grew = True
                continue
            if grew and here > 1 and mark not in seen:
                seen.add(mark)
                for k in range(b - a):
                    if active[k] > 0:
                        member.append(np.int32(a + k))
                group_first.append(np.int64(len(member)))
            grew = False
            active[pair] -= 1
            if active[pair] == 0:
                here -= 1
                mark ^= name
    return np.array(group_first), np.array(member, dtype=np.int32)


@compiled
def _edges(
    first: Longs, option: Ints, work: Work, diaries: Diaries, rules: Rules, deep: Bools
) -> tuple[Longs, Ints]:
    """Groups that hold every clashing two that do not overlap, each clashing throughout."""
    group_first = [np.int64(0)]
    member = [np.int32(0)]
    member.pop()
    for worker in range(len(first) - 1):
        a = first[worker]
        size = first[worker + 1] - a
        if size < 2:
            continue
        near = np.zeros((size, size), dtype=np.bool_)
        left = np.zeros((size, size), dtype=np.bool_)
        for i in range(size):
            for j in range(i):
                one, other = option[a + i], option[a + j]
                bad = clash(one, other, work, rules)
                if not bad and deep[worker] and _close(one, other, work):
                    starts, ends = together(one, other, work)
                    bad = verdict(worker, starts, ends, diaries, rules) != 0
                if bad:
                    near[i, j] = near[j, i] = True
                    left[i, j] = left[j, i] = not overlap(one, other, work)
        for i in range(size):
            for j in range(i):
                if not left[i, j]:
                    continue
                group = [i, j]
                common = near[i] & near[j]
                for k in range(size):
                    if common[k]:
                        group.append(k)
                        common &= near[k]
                group.sort()
                for k in group:
                    member.append(np.int32(a + k))
                    for m in group:
                        left[k, m] = False
                group_first.append(np.int64(len(member)))
    return np.array(group_first), np.array(member, dtype=np.int32)


@inner
def _close(one: int, other: int, work: Work) -> bool:
    """Whether the two come within eight days of each other: else no week holds both."""
    apart = 8 * 1440
    return (
        work.starts[work.first[one]] < work.ends[work.first[other + 1] - 1] + apart
        and work.starts[work.first[other]] < work.ends[work.first[one + 1] - 1] + apart
    )
