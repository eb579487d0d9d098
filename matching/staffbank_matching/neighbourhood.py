"""Parts of a plan that are worth solving anew together."""

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.ejection import is_open, random
from staffbank_matching.ledger import Ledger, Marks, drop, fits, has_seat, take
from staffbank_matching.ragged import Bools, Longs, Words
from staffbank_matching.table import Table

WORKERS_LOOKED_AT = 6  # of a request's candidates, in growing from it


@compiled
def grown(
    seed: int, size: int, state: Words, barred: Bools, table: Table, ledger: Ledger
) -> Longs:
    """Requests around `seed`: those of its candidates' work, and of theirs, and so on.

    None that is `barred` comes along.

    Open requests that compete for the same workers come along: without them a part of the
    plan is soon as good as it can be by itself, and the plan is not.
    """
    found = np.empty(size, dtype=np.int64)
    inside = np.zeros(len(table.parts_of) - 1, dtype=np.bool_)
    found[0] = seed
    inside[seed] = True
    count, at = 1, 0
    while at < count < size:
        request = found[at]
        at += 1
        a = table.request_first[request]
        many = table.request_first[request + 1] - a
        if many == 0:
            continue
        start = random(state, many)
        for k in range(min(many, WORKERS_LOOKED_AT)):
            worker = table.worker[table.by_request[a + (start + k) % many]]
            for pair in range(table.first[worker], table.first[worker + 1]):
                other = table.request[pair]
                if inside[other] or barred[other] or count == size:
                    continue
                if ledger.taken[pair] or (
                    is_open(other, table, ledger) and random(state, 2) == 0
                ):
                    inside[other] = True
                    found[count] = other
                    count += 1
    return found[:count]


@compiled
def released(requests: Longs, away: Marks, table: Table, ledger: Ledger) -> Longs:
    """The pairs of these requests that fit beside all other work, as if they were all open.

    Workers marked in `away` are left as they are. The plan is unchanged.
    """
    dropped = [np.int64(0)]
    dropped.pop()
    for request in requests:
        for k in range(table.request_first[request], table.request_first[request + 1]):
            pair = np.int64(table.by_request[k])
            if ledger.taken[pair] and not away[table.worker[pair]] and not table.fixed[pair]:
                dropped.append(pair)
    for pair in dropped:
        drop(pair, table, ledger)
    found = [np.int64(0)]
    found.pop()
    for request in requests:
        for k in range(table.request_first[request], table.request_first[request + 1]):
            pair = np.int64(table.by_request[k])
            if not ledger.taken[pair] and not away[table.worker[pair]]:
                if fits(pair, table, ledger):
                    found.append(pair)
    for n in range(len(dropped) - 1, -1, -1):
        take(dropped[n], table, ledger)
    return np.array(found, dtype=np.int64)


@compiled
def exchange(held: Longs, wanted: Longs, table: Table, ledger: Ledger) -> None:
    """Give up what is held for what is wanted, as far as that fits, in this order."""
    for pair in held:
        drop(pair, table, ledger)
    for pair in wanted:
        if has_seat(pair, table, ledger) and fits(pair, table, ledger):
            take(pair, table, ledger)


@compiled
def mark_workers(pairs: Longs, away: Marks, table: Table) -> None:
    """Mark the workers of these pairs."""
    for pair in pairs:
        away[table.worker[pair]] = 1
