"""From shares to a plan: the surest pairs first, then by what they gain above their prices."""

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.ledger import NOBODY, Ledger, Play, fits, has_seat, take
from staffbank_matching.ragged import Floats, Longs
from staffbank_matching.table import Table

SURE = 0.3  # a share from which on a pair is taken by its share


def round_off(play: Play, shares: Floats, reduced: Floats) -> None:
    """Take pairs in the order of their shares down to `SURE`, then by reduced gain."""
    pairs = len(play.table.worker)
    shares, reduced = shares[:pairs], reduced[:pairs]
    most = max(1.0, float(np.abs(reduced).max(initial=0.0)))
    order = np.argsort(-(shares + 1e-7 * reduced / most), kind="stable")
    take_in_order(order[shares[order] >= SURE], play.table, play.ledger)
    take_in_order(np.argsort(-reduced, kind="stable"), play.table, play.ledger)


@compiled
def take_in_order(order: Longs, table: Table, ledger: Ledger) -> None:
    """Take each pair of the order that still has a seat and fits."""
    for pair in order:
        if ledger.taken[pair] == 0 and has_seat(pair, table, ledger):
            if fits(pair, table, ledger):
                take(pair, table, ledger)


@compiled
def possible(table: Table, ledger: Ledger) -> Longs:
    """The pairs not taken that may be by now, or whose worker's duties may yet make way.

    Of somebody who has nothing yet, and is missed by nobody, every pair may be.
    """
    found = np.empty(len(table.worker), dtype=np.int64)
    count = 0
    for pair in range(len(table.worker)):
        if ledger.taken[pair] == 0 and has_seat(pair, table, ledger):
            worker = table.worker[pair]
            idle = (
                ledger.head[worker] == NOBODY
                and table.away_first[pair] == table.away_first[pair + 1]
            )
            if idle or not table.diaries.plain[worker] or fits(pair, table, ledger):
                found[count] = pair
                count += 1
    return found[:count]
