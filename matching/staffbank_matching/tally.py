"""A plan's figures, and exactly what taking and dropping a few pairs does to them."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE
from staffbank_matching.board import KEPT, Board
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.fairness import FAIRNESS_PER_POINT, SEGMENTS, Share
from staffbank_matching.ledger import Ledger
from staffbank_matching.ragged import Bools, Ints, Longs, Ragged
from staffbank_matching.score import SECONDARY, Scale
from staffbank_matching.table import Table

SHARES_OF_A_PAIR = 3  # its host's, its home council's and its worker's
NO_SHARE = -1


class Tally(NamedTuple):
    """What figures are made of.

    `tier` is by request the number of its tier among those that there are, `tier_weight` by
    such a number. `covered` is by request the value that the plan fills. `kept_first` and
    `kept_entry` list by pair the assignments of the plan before that it keeps; `keeping`
    counts for each of these the pairs that do. `share` is three lists by pair of numbers of
    shares; `minutes`, `widths` and `slopes` are by share. `fairness` is that of the plan.
    """

    tier: Longs
    tier_weight: Longs
    value: Longs
    part_worth: Longs
    covered: Longs
    points: Ints
    kept_first: Longs
    kept_entry: Ints
    keeping: Longs
    share: Ints
    minutes: Longs
    widths: Longs
    slopes: Longs
    pair_minutes: Ints
    fairness: Longs


def names_of(scale: Scale) -> tuple[str, ...]:
    """The figures that `change` gives, in order, but for the certificate's value at the end."""
    return (*(f"tier {tier}" for tier in scale.wanted), *SECONDARY)


def tally_of(scale: Scale, table: Table, ledger: Ledger) -> Tally:
    """The figures of the plan that the ledger has."""
    board = scale.board
    work, chosen = board.columns.work, np.flatnonzero(ledger.taken)
    tiers = np.array(list(scale.wanted), dtype=np.int64)
    kept = _kept(board)
    keeping = np.zeros(len(board.columns.previous), dtype=np.int64)
    for pair in chosen if len(kept.flat) else ():
        keeping[kept[int(pair)]] += 1
    share, minutes = _shares(board, scale.shares, chosen)
    made = Tally(
        np.searchsorted(tiers, work.tier).astype(np.int64),
        np.array([board.tier_weights[tier - 1] for tier in tiers], dtype=np.int64),
        board.value,
        np.where(board.lumpy, work.part_worth, 100).astype(np.int64),
        np.zeros(len(work.ids), dtype=np.int64),
        board.points,
        kept.first,
        kept.flat,
        keeping,
        share,
        minutes,
        np.array([each.widths for each in scale.shares], np.int64).reshape(-1, SEGMENTS),
        np.array([each.slopes for each in scale.shares], np.int64).reshape(-1, SEGMENTS),
        board.options.minutes[board.pairs.option],
        np.zeros(1, dtype=np.int64),
    )
    _settle(made, table, ledger)
    return made


def _kept(board: Board) -> Ragged:
    """By pair, the numbers of the assignments before that it keeps."""
    of_pair: dict[int, list[int]] = {}
    people = {name: n for n, name in enumerate(board.columns.people.ids)}
    work = {name: n for n, name in enumerate(board.columns.work.ids)}
    for number, each in enumerate(board.columns.previous):
        worker, request = people.get(each.worker, -1), work.get(each.request, -1)
        for pair in board.matching(worker, request, each.sessions):
            of_pair.setdefault(int(pair), []).append(number)
    sizes = np.zeros(len(board.pairs) + 1, dtype=np.int64)
    for pair, numbers in of_pair.items():
        sizes[pair + 1] = len(numbers)
    flat = [number for pair in sorted(of_pair) for number in of_pair[pair]]
    return Ragged(np.cumsum(sizes), np.array(flat, dtype=np.int32))


def _shares(board: Board, shares: tuple[Share, ...], chosen: Longs) -> tuple[Ints, Longs]:
    pairs = len(board.pairs)
    found = np.full((SHARES_OF_A_PAIR if shares else 0, pairs), NO_SHARE, dtype=np.int32)
    known = np.zeros(pairs, dtype=np.int64)
    taken = np.zeros(pairs, dtype=np.int64)
    taken[chosen] = 1
    minutes = np.zeros(len(shares), dtype=np.int64)
    for number, each in enumerate(shares):
        found[known[each.pairs], each.pairs] = number
        known[each.pairs] += 1
        minutes[number] = each.minutes @ taken[each.pairs]
    return found, minutes


@compiled
def _settle(tally: Tally, table: Table, ledger: Ledger) -> None:
    for request in range(len(tally.covered)):
        tally.covered[request] = covers(request, tally, table, ledger)
    for share in range(len(tally.minutes)):
        tally.fairness[0] += worth(share, tally)


@inner
def is_whole(request: int, table: Table, ledger: Ledger) -> bool:
    """Say whether every seat of every part of it is filled."""
    for part in range(table.parts_of[request], table.parts_of[request + 1]):
        if ledger.filled[part] < table.seats[part]:
            return False
    return True


@inner
def covers(request: int, tally: Tally, table: Table, ledger: Ledger) -> int:
    """The value of the request that the ledger fills."""
    percent = 100 if is_whole(request, table, ledger) else tally.part_worth[request]
    total = 0
    for part in range(table.parts_of[request], table.parts_of[request + 1]):
        total += ledger.filled[part] * (tally.value[part] * percent // 100)
    return total


@inner
def worth(share: int, tally: Tally) -> np.int64:
    """What the group's minutes come to."""
    total, left = np.int64(0), tally.minutes[share]
    for k in range(tally.widths.shape[1]):
        here = min(left, tally.widths[share, k])
        total += here * tally.slopes[share, k]
        left -= here
    return total


@inner
def change(
    dropped: Longs, added: Longs, tally: Tally, table: Table, ledger: Ledger, found: Longs
) -> None:
    """Fill `found` with what the plan gains by them; the ledger has them already."""
    found[:] = 0
    tiers = len(tally.tier_weight)
    for pair in dropped:
        _move(pair, -1, tally, found)
    for pair in added:
        _move(pair, 1, tally, found)
    _cover(dropped, added, tally, table, ledger, found)
    fair = found[tiers + 2]
    before = tally.fairness[0] // FAIRNESS_PER_POINT
    total = (tally.fairness[0] + fair) // FAIRNESS_PER_POINT - before
    for tier in range(tiers):
        total += POINTS_PER_VALUE * tally.tier_weight[tier] * found[tier]
    total += KEPT * found[tiers] + found[tiers + 1] + found[tiers + 3] + found[tiers + 4]
    found[tiers + 6] = total
    for pair in dropped:
        _unmove(pair, -1, tally)
    for pair in added:
        _unmove(pair, 1, tally)


@inner
def _move(pair: int, sign: int, tally: Tally, found: Longs) -> None:
    tiers = len(tally.tier_weight)
    found[tiers + 1] += sign * tally.points[pair, 0]
    for level in range(1, 4):
        found[tiers + 2 + level] += sign * tally.points[pair, level]
    for k in range(tally.kept_first[pair], tally.kept_first[pair + 1]):
        entry = tally.kept_entry[k]
        before = tally.keeping[entry] > 0
        tally.keeping[entry] += sign
        found[tiers] += (tally.keeping[entry] > 0) - before
    for k in range(len(tally.share)):
        share = tally.share[k, pair]
        if share >= 0:
            before = worth(share, tally)
            tally.minutes[share] += sign * tally.pair_minutes[pair]
            found[tiers + 2] += worth(share, tally) - before


@inner
def _unmove(pair: int, sign: int, tally: Tally) -> None:
    for k in range(tally.kept_first[pair], tally.kept_first[pair + 1]):
        tally.keeping[tally.kept_entry[k]] -= sign
    for k in range(len(tally.share)):
        if tally.share[k, pair] >= 0:
            tally.minutes[tally.share[k, pair]] -= sign * tally.pair_minutes[pair]


@inner
def _cover(
    dropped: Longs, added: Longs, tally: Tally, table: Table, ledger: Ledger, found: Longs
) -> None:
    """Each request that is touched once, by what it covers now and did before."""
    for n in range(len(dropped) + len(added)):
        pair = dropped[n] if n < len(dropped) else added[n - len(dropped)]
        request = table.request[pair]
        seen = False
        for m in range(n):
            other = dropped[m] if m < len(dropped) else added[m - len(dropped)]
            seen |= table.request[other] == request
        if not seen:
            now = covers(request, tally, table, ledger)
            found[tally.tier[request]] += now - tally.covered[request]


def lumpy_wholes(board: Board) -> Bools:
    """By request, whether it is filled whole or not at all."""
    wholes: Bools = board.lumpy & (board.columns.work.part_worth == 0)
    return wholes
