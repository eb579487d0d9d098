"""What stands in the way of a pair in a plan: whatever has to go before it can come."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.clashes import clash
from staffbank_matching.compiled import inner
from staffbank_matching.ledger import NOBODY, Ledger, drop, fits, has_seat, lawful_beside, take
from staffbank_matching.ragged import Bools, Ints, Longs
from staffbank_matching.table import Table
from staffbank_matching.verdict import NO_REST, verdict

MOST_MOVES = 2048
# Why a pair of the plan goes; the last is for what is left of work that is no longer whole.
CLASH, HOURS, REST, FLOOR, SEAT, WHOLE = 0, 1, 2, 3, 4, 5
CODES = ("clash", "hours", "rest", "floor", "seat", "whole")
# Why the pair cannot be put in, numbers of `reasons.BLOCKED`.
DONE, PINNED, NO_FLOOR, NO_SEAT, NOT_WHOLE, UNLAWFUL, TOO_MANY = 0, 1, 2, 3, 4, 5, 6
ANYBODY = -2  # may lose her seat
ANY_WEEK = -1


class Moves(NamedTuple):
    """What a try did: `out` went, each for its `why`; `into` came.

    `sizes` is how many went, how many of those stood in the way, and how many came.
    """

    out: Longs
    why: Ints
    into: Longs
    sizes: Longs


class Limits(NamedTuple):
    """`whole` marks requests filled whole or not at all; `absent` says who each absence is."""

    whole: Bools
    absent: Ints


def no_moves() -> Moves:
    """Room for the moves of one try."""
    return Moves(
        np.empty(MOST_MOVES, dtype=np.int64),
        np.empty(MOST_MOVES, dtype=np.int32),
        np.empty(MOST_MOVES, dtype=np.int64),
        np.zeros(3, dtype=np.int64),
    )


def limits_of(table: Table, whole: Bools) -> Limits:
    """The same facts as the table, the other way round."""
    absent = np.zeros(len(table.floor), dtype=np.int32)
    absent[table.away] = np.repeat(table.worker, np.diff(table.away_first))
    return Limits(whole, absent)


@inner
def free_her_time(pair: int, table: Table, ledger: Ledger, moves: Moves) -> None:
    """Let go what her diary does not hold beside the pair."""
    worker, option = table.worker[pair], table.option[pair]
    other = ledger.head[worker]
    while other != NOBODY:
        after = ledger.after[other]
        if clash(option, table.option[other], table.work, table.rules):
            let_go(other, CLASH, table, ledger, moves)
        other = after
    for k in range(table.week_first[option], table.week_first[option + 1]):
        week = table.week[k]
        most = table.diaries.bank_limit[worker] - table.minutes[k]
        while ledger.bank[worker, week] > most:
            let_go(_lightest(worker, week, table, ledger), HOURS, table, ledger, moves)
    while not table.diaries.plain[worker] and not lawful_beside(pair, NOBODY, table, ledger):
        lightest = _lightest(worker, ANY_WEEK, table, ledger)
        why = REST if her_diary(worker, pair, table, ledger) == NO_REST else HOURS
        let_go(lightest, why, table, ledger, moves)


@inner
def free_the_floors(
    pair: int, table: Table, ledger: Ledger, limits: Limits, moves: Moves
) -> int:
    """Call others of her team back to duties that it cannot spare; the pair is in."""
    for k in range(table.away_first[pair], table.away_first[pair + 1]):
        floor = table.floor[table.away[k]]
        while ledger.missing[floor] > table.spare[floor]:
            who = _whom_to_call_back(floor, table.worker[pair], table, ledger, limits)
            if who == NOBODY:
                return NO_FLOOR
            other = ledger.head[who]
            while other != NOBODY:
                after = ledger.after[other]
                if _is_below(other, floor, table):
                    let_go(other, FLOOR, table, ledger, moves)
                other = after
            if her_diary(who, NOBODY, table, ledger) != 0:
                return UNLAWFUL
    return DONE


@inner
def free_a_seat(pair: int, unseat: int, table: Table, ledger: Ledger, moves: Moves) -> int:
    """Let go whoever has a seat too many; the pair is in."""
    request, option = table.request[pair], table.option[pair]
    for part in range(table.work.from_part[option], table.work.to_part[option]):
        if ledger.filled[part] <= table.seats[part]:
            continue
        found = NOBODY
        for k in range(table.request_first[request], table.request_first[request + 1]):
            other = table.by_request[k]
            sits = ledger.taken[other] and other != pair and _fills(other, part, table)
            wanted = unseat == other or unseat < NOBODY
            if sits and wanted and (found == NOBODY or _goes_before(other, found, table)):
                found = other
        if found == NOBODY:
            return NO_SEAT
        let_go(found, SEAT, table, ledger, moves)
        if her_diary(table.worker[found], NOBODY, table, ledger) != 0:
            return UNLAWFUL
    return DONE


@inner
def put_back(table: Table, ledger: Ledger, moves: Moves) -> None:
    """Let nothing go that need not, the last to go first."""
    again = True
    while again:
        again = False
        for k in range(moves.sizes[0] - 1, -1, -1):
            pair = moves.out[k]
            if has_seat(pair, table, ledger) and fits(pair, table, ledger):
                take(pair, table, ledger)
                for n in range(k, moves.sizes[0] - 1):
                    moves.out[n] = moves.out[n + 1]
                    moves.why[n] = moves.why[n + 1]
                moves.sizes[0] -= 1
                again = True
                break


@inner
def let_go(pair: int, why: int, table: Table, ledger: Ledger, moves: Moves) -> None:
    """Drop it, and write down why."""
    drop(pair, table, ledger)
    if moves.sizes[0] < MOST_MOVES:
        moves.out[moves.sizes[0]] = pair
        moves.why[moves.sizes[0]] = why
        moves.sizes[0] += 1


@inner
def her_diary(worker: int, beside: int, table: Table, ledger: Ledger) -> int:
    """The verdict on all that she has and, unless `NOBODY`, this pair."""
    if table.diaries.plain[worker]:
        return 0
    work, count = table.work, 0
    mine = ledger.head[worker] if beside == NOBODY else beside
    while mine != NOBODY:
        count += work.first[table.option[mine] + 1] - work.first[table.option[mine]]
        mine = ledger.head[worker] if mine == beside else ledger.after[mine]
    starts = np.empty(count, dtype=np.int32)
    ends = np.empty(count, dtype=np.int32)
    n = 0
    mine = ledger.head[worker] if beside == NOBODY else beside
    while mine != NOBODY:
        for k in range(work.first[table.option[mine]], work.first[table.option[mine] + 1]):
            starts[n], ends[n] = work.starts[k], work.ends[k]
            n += 1
        mine = ledger.head[worker] if mine == beside else ledger.after[mine]
    order = np.argsort(starts, kind="mergesort")
    return verdict(worker, starts[order], ends[order], table.diaries, table.rules)


@inner
def _whom_to_call_back(
    floor: int, but: int, table: Table, ledger: Ledger, limits: Limits
) -> int:
    """The member whose work away from the floor weighs least, pinned work most of all."""
    found, least = NOBODY, np.int64(1 << 62)
    for absence in range(len(table.floor)):
        who = limits.absent[absence]
        if table.floor[absence] != floor or ledger.absent[absence] == 0 or who == but:
            continue
        weight = np.int64(0)
        other = ledger.head[who]
        while other != NOBODY:
            if _is_below(other, floor, table):
                weight += table.weight[other] + (np.int64(1 << 50) if table.fixed[other] else 0)
            other = ledger.after[other]
        if weight < least:
            found, least = who, weight
    return found


@inner
def _is_below(pair: int, floor: int, table: Table) -> bool:
    for k in range(table.away_first[pair], table.away_first[pair + 1]):
        if table.floor[table.away[k]] == floor:
            return True
    return False


@inner
def _fills(pair: int, part: int, table: Table) -> bool:
    option = table.option[pair]
    return bool(table.work.from_part[option] <= part < table.work.to_part[option])


@inner
def _goes_before(one: int, other: int, table: Table) -> bool:
    if table.fixed[one] != table.fixed[other]:
        return bool(table.fixed[other])
    if table.weight[one] != table.weight[other]:
        return bool(table.weight[one] < table.weight[other])
    return bool(one < other)


@inner
def _lightest(worker: int, week: int, table: Table, ledger: Ledger) -> int:
    """Hers that goes first, with work in the week unless that is `ANY_WEEK`."""
    found = NOBODY
    other = ledger.head[worker]
    while other != NOBODY:
        option = table.option[other]
        inside = week == ANY_WEEK
        for k in range(table.week_first[option], table.week_first[option + 1]):
            inside |= table.week[k] == week
        if inside and (found == NOBODY or _goes_before(other, found, table)):
            found = other
        other = ledger.after[other]
    return found
