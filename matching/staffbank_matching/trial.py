"""A pair put into a plan for a try: what must go for it, and what goes elsewhere in return.

`put_in` changes the ledger, step by step, so that each step sees what the ones before did;
`take_back` undoes it. What results keeps every rule, unless `put_in` says otherwise.
"""

from staffbank_matching.compiled import inner
from staffbank_matching.ledger import NOBODY, Ledger, drop, fits, has_seat, take
from staffbank_matching.obstacles import (
    DONE,
    MOST_MOVES,
    NOT_WHOLE,
    PINNED,
    SEAT,
    TOO_MANY,
    UNLAWFUL,
    WHOLE,
    Limits,
    Moves,
    free_a_seat,
    free_her_time,
    free_the_floors,
    her_diary,
    let_go,
    put_back,
)
from staffbank_matching.table import Table
from staffbank_matching.tally import is_whole


@inner
def put_in(
    pair: int,
    unseat: int,
    table: Table,
    ledger: Ledger,
    limits: Limits,
    moves: Moves,
) -> int:
    """Put it in; answer `DONE`, or why the plan that results is not to be had.

    `unseat` says who may lose her seat to it: -1 nobody, -2 whoever weighs least, else the
    one pair. Pinned pairs go as well where nothing else would do, and the answer is `PINNED`.
    """
    moves.sizes[:] = 0
    free_her_time(pair, table, ledger, moves)
    take(pair, table, ledger)
    moves.into[0] = pair
    moves.sizes[2] = 1
    blocked = free_the_floors(pair, table, ledger, limits, moves)
    if blocked == DONE:
        blocked = free_a_seat(pair, unseat, table, ledger, moves)
    put_back(table, ledger, moves)
    moves.sizes[1] = moves.sizes[0]
    if moves.sizes[0] >= MOST_MOVES // 2:
        return TOO_MANY
    if blocked != DONE:
        return blocked
    for k in range(moves.sizes[0]):
        if table.fixed[moves.out[k]]:
            return PINNED
    request = table.request[pair]
    if limits.whole[request] and not is_whole(request, table, ledger):
        return NOT_WHOLE
    _place_elsewhere(pair, table, ledger, limits, moves)
    return _drop_remains(table, ledger, limits, moves)


@inner
def take_back(table: Table, ledger: Ledger, moves: Moves) -> None:
    """Have the plan as it was before `put_in`."""
    for k in range(moves.sizes[2]):
        drop(moves.into[k], table, ledger)
    for k in range(moves.sizes[0]):
        take(moves.out[k], table, ledger)


@inner
def _place_elsewhere(
    pair: int, table: Table, ledger: Ledger, limits: Limits, moves: Moves
) -> None:
    """What went goes to somebody else, and who lost a seat gets another, the heaviest."""
    worker = table.worker[pair]
    for k in range(moves.sizes[1]):
        out = moves.out[k]
        request, best = table.request[out], NOBODY
        for m in range(table.request_first[request], table.request_first[request + 1]):
            other = table.by_request[m]
            same = table.worker[other] == worker or other == out
            if not same and _same_parts(other, out, table):
                best = _better(other, best, table, ledger)
        if best == NOBODY and moves.why[k] == SEAT:
            loser = table.worker[out]
            for other in range(table.first[loser], table.first[loser + 1]):
                if not limits.whole[table.request[other]]:
                    best = _better(other, best, table, ledger)
        if best != NOBODY and moves.sizes[2] < MOST_MOVES:
            take(best, table, ledger)
            moves.into[moves.sizes[2]] = best
            moves.sizes[2] += 1


@inner
def _better(pair: int, best: int, table: Table, ledger: Ledger) -> int:
    """The pair, if it can be taken and weighs more than the best so far."""
    if ledger.taken[pair] or table.weight[pair] <= (
        0 if best == NOBODY else table.weight[best]
    ):
        return best
    if has_seat(pair, table, ledger) and fits(pair, table, ledger):
        return pair
    return best


@inner
def _same_parts(one: int, other: int, table: Table) -> bool:
    a, b = table.option[one], table.option[other]
    if table.work.from_part[a] != table.work.from_part[b]:
        return False
    return bool(table.work.to_part[a] == table.work.to_part[b])


@inner
def _drop_remains(table: Table, ledger: Ledger, limits: Limits, moves: Moves) -> int:
    """Of work that is done whole or not at all, what is no longer whole goes altogether."""
    for n in range(moves.sizes[1]):
        request = table.request[moves.out[n]]
        if not limits.whole[request] or is_whole(request, table, ledger):
            continue
        for k in range(table.request_first[request], table.request_first[request + 1]):
            pair = table.by_request[k]
            if ledger.taken[pair]:
                blocked = _drop_remain(pair, table, ledger, moves)
                if blocked != DONE:
                    return blocked
    return DONE


@inner
def _drop_remain(pair: int, table: Table, ledger: Ledger, moves: Moves) -> int:
    if table.fixed[pair]:
        return PINNED
    for k in range(moves.sizes[2]):
        if moves.into[k] == pair:
            return NOT_WHOLE
    if moves.sizes[0] >= MOST_MOVES:
        return TOO_MANY
    let_go(pair, WHOLE, table, ledger, moves)
    return DONE if her_diary(table.worker[pair], NOBODY, table, ledger) == 0 else UNLAWFUL
