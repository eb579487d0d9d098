"""A plan in the making: who has what, kept so that adding and taking away are quick."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from staffbank_matching.clashes import clash
from staffbank_matching.compiled import compiled
from staffbank_matching.in_order import in_order, key_of
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.table import Table
from staffbank_matching.verdict import LAWFUL, verdict

Marks = npt.NDArray[np.uint8]
NOBODY = -1


class Ledger(NamedTuple):
    """What changes. `head`, `after` and `before` link the pairs that each worker has taken."""

    taken: Marks
    filled: Ints
    head: Ints
    after: Ints
    before: Ints
    bank: Ints
    absent: Ints
    missing: Ints


@dataclass(frozen=True)
class Play:
    """A table and a ledger upon it."""

    table: Table
    ledger: Ledger

    @property
    def chosen(self) -> Longs:
        """The pairs taken, in order."""
        return np.flatnonzero(self.ledger.taken)

    @property
    def weight(self) -> int:
        """The sum of what they weigh."""
        return int(self.table.weight[self.ledger.taken > 0].sum())

    def replay(self, chosen: Longs) -> None:
        """Have exactly these pairs taken, which are lawful together."""
        _replay(chosen.astype(np.int64), self.table, self.ledger)


def empty_ledger(table: Table) -> Ledger:
    """Nobody has anything."""
    pairs, people = len(table.worker), len(table.first) - 1
    return Ledger(
        np.zeros(pairs, dtype=np.uint8),
        np.zeros(len(table.seats), dtype=np.int32),
        np.full(people, NOBODY, dtype=np.int32),
        np.full(pairs, NOBODY, dtype=np.int32),
        np.full(pairs, NOBODY, dtype=np.int32),
        np.zeros((people, len(table.rules.weeks) - 1), dtype=np.int32),
        np.zeros(len(table.floor), dtype=np.int32),
        np.zeros(len(table.spare), dtype=np.int32),
    )


@compiled
def take(pair: int, table: Table, ledger: Ledger) -> None:
    """Give the pair's worker its option."""
    worker, option = table.worker[pair], table.option[pair]
    ledger.taken[pair] = 1
    ledger.before[pair] = NOBODY
    ledger.after[pair] = ledger.head[worker]
    if ledger.head[worker] != NOBODY:
        ledger.before[ledger.head[worker]] = pair
    ledger.head[worker] = pair
    for part in range(table.work.from_part[option], table.work.to_part[option]):
        ledger.filled[part] += 1
    for k in range(table.week_first[option], table.week_first[option + 1]):
        ledger.bank[worker, table.week[k]] += table.minutes[k]
    for k in range(table.away_first[pair], table.away_first[pair + 1]):
        ledger.absent[table.away[k]] += 1
        if ledger.absent[table.away[k]] == 1:
            ledger.missing[table.floor[table.away[k]]] += 1


@compiled
def drop(pair: int, table: Table, ledger: Ledger) -> None:
    """Take it away again."""
    worker, option = table.worker[pair], table.option[pair]
    ledger.taken[pair] = 0
    before, after = ledger.before[pair], ledger.after[pair]
    if before == NOBODY:
        ledger.head[worker] = after
    else:
        ledger.after[before] = after
    if after != NOBODY:
        ledger.before[after] = before
    for part in range(table.work.from_part[option], table.work.to_part[option]):
        ledger.filled[part] -= 1
    for k in range(table.week_first[option], table.week_first[option + 1]):
        ledger.bank[worker, table.week[k]] -= table.minutes[k]
    for k in range(table.away_first[pair], table.away_first[pair + 1]):
        ledger.absent[table.away[k]] -= 1
        if ledger.absent[table.away[k]] == 0:
            ledger.missing[table.floor[table.away[k]]] -= 1


@compiled
def _replay(chosen: Longs, table: Table, ledger: Ledger) -> None:
    for pair in range(len(ledger.taken)):
        if ledger.taken[pair]:
            drop(pair, table, ledger)
    for pair in chosen:
        take(pair, table, ledger)


@compiled
def has_seat(pair: int, table: Table, ledger: Ledger) -> bool:
    """Say whether every part that it fills has an open seat."""
    option = table.option[pair]
    for part in range(table.work.from_part[option], table.work.to_part[option]):
        if ledger.filled[part] >= table.seats[part]:
            return False
    return True


@compiled
def fits(pair: int, table: Table, ledger: Ledger) -> bool:
    """Say whether the worker may take it beside what she has; seats are not asked about."""
    worker, option = table.worker[pair], table.option[pair]
    for k in range(table.week_first[option], table.week_first[option + 1]):
        week = table.week[k]
        if ledger.bank[worker, week] + table.minutes[k] > table.diaries.bank_limit[worker]:
            return False
    for k in range(table.away_first[pair], table.away_first[pair + 1]):
        absence = table.away[k]
        floor = table.floor[absence]
        if ledger.absent[absence] == 0 and ledger.missing[floor] >= table.spare[floor]:
            return False
    other = ledger.head[worker]
    while other != NOBODY:
        if clash(option, table.option[other], table.work, table.rules):
            return False
        other = ledger.after[other]
    if table.diaries.plain[worker]:
        return True
    return lawful_beside(pair, NOBODY, table, ledger)


@compiled
def lawful_beside(pair: int, without: int, table: Table, ledger: Ledger) -> bool:
    """Ask the worker's diary about all that she has, but `without`, and this pair."""
    worker = table.worker[pair]
    work = table.work
    count = work.first[table.option[pair] + 1] - work.first[table.option[pair]]
    other = ledger.head[worker]
    while other != NOBODY:
        if other != without:
            count += work.first[table.option[other] + 1] - work.first[table.option[other]]
        other = ledger.after[other]
    keys = np.empty(count, dtype=np.int64)
    n = 0
    mine = pair
    while mine != NOBODY:
        if mine != without:
            for k in range(work.first[table.option[mine]], work.first[table.option[mine] + 1]):
                keys[n] = key_of(work.starts[k], work.ends[k])
                n += 1
        mine = ledger.head[worker] if mine == pair else ledger.after[mine]
    starts, ends = in_order(keys)
    return verdict(worker, starts, ends, table.diaries, table.rules) == LAWFUL
