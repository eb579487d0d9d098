"""Who passes which filter of one request, in compiled loops."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.compiled import compiled, inner
from staffbank_matching.masks import Masks
from staffbank_matching.ragged import Bools, Ints, Longs, Words
from staffbank_matching.rules import Diaries, Rules
from staffbank_matching.verdict import LAWFUL, TOO_MANY_HOURS, verdict
from staffbank_matching.ways import Ways, within_reach
from staffbank_matching.weeks import week_of

# A lone bit times this number has in its six highest bits what no other lone bit has.
DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)
BIT = np.zeros(64, dtype=np.int64)
BIT[[(int(DE_BRUIJN) << bit & (1 << 64) - 1) >> 58 for bit in range(64)]] = np.arange(64)


class Wanted(NamedTuple):
    """What requests ask for, as the compiled loops take it."""

    host: Ints
    roles: Bools
    need_first: Longs
    needs: Ints
    barred_first: Longs
    barred: Ints
    of_request: Longs
    session_first: Longs
    starts: Ints
    ends: Ints


@inner
def has_role(request: int, wanted: Wanted, masks: Masks) -> Words:
    """Who has a role that the request accepts."""
    found = np.zeros(len(masks.everybody), dtype=np.uint64)
    for role in range(wanted.roles.shape[1]):
        if wanted.roles[request, role]:
            for n in range(len(found)):
                found[n] |= masks.role[role, n]
    return found


@inner
def has_skills(request: int, wanted: Wanted, masks: Masks) -> Words:
    """Who has every skill that the request needs."""
    found = masks.everybody.copy()
    for k in range(wanted.need_first[request], wanted.need_first[request + 1]):
        for n in range(len(found)):
            found[n] &= masks.need[wanted.needs[k], n]
    return found


@inner
def not_barred(request: int, wanted: Wanted, masks: Masks) -> Words:
    """Whom neither the host nor the request keeps out."""
    found = masks.everybody & ~masks.barring[wanted.host[request]]
    for k in range(wanted.barred_first[request], wanted.barred_first[request + 1]):
        worker = wanted.barred[k]
        found[worker >> 6] &= ~(np.uint64(1) << np.uint64(worker & 63))
    return found


@inner
def in_all(option: int, wanted: Wanted, masks: Masks, of_session: Words) -> Words:
    """Who is in the sets of all the option's sessions."""
    found = masks.everybody.copy()
    for k in range(wanted.session_first[option], wanted.session_first[option + 1]):
        row = of_session[masks.session[k]]
        for n in range(len(found)):
            found[n] &= row[n]
    return found


@inner
def fullest_week(option: int, wanted: Wanted, rules: Rules) -> int:
    """The minutes of the option in the week in which it has most of them."""
    most, total, week = 0, 0, -1
    for k in range(wanted.session_first[option], wanted.session_first[option + 1]):
        now = week_of(wanted.starts[k], rules.weeks)
        total = wanted.ends[k] - wanted.starts[k] + (total if now == week else 0)
        most, week = max(most, total), now
    return most


@inner
def alone(
    option: int, fullest: int, worker: int, wanted: Wanted, diaries: Diaries, rules: Rules
) -> int:
    """What her diary says of the option alone, of which the `fullest` week is known."""
    if diaries.plain[worker]:
        return TOO_MANY_HOURS if fullest > diaries.bank_limit[worker] else LAWFUL
    a, b = wanted.session_first[option], wanted.session_first[option + 1]
    return verdict(worker, wanted.starts[a:b], wanted.ends[a:b], diaries, rules)


@compiled
def pairs_between(
    start: int,
    stop: int,
    wanted: Wanted,
    masks: Masks,
    ways: Ways,
    diaries: Diaries,
    rules: Rules,
) -> tuple[Ints, Ints]:
    """Workers and options of pairs that pass all filters, requests start to before stop."""
    workers = np.empty(1024, dtype=np.int32)
    options = np.empty(1024, dtype=np.int32)
    count = 0
    for request in range(start, stop):
        able = has_role(request, wanted, masks) & has_skills(request, wanted, masks)
        able &= not_barred(request, wanted, masks) & ~masks.home[wanted.host[request]]
        for option in range(wanted.of_request[request], wanted.of_request[request + 1]):
            may = able & in_all(option, wanted, masks, masks.free)
            if len(masks.clear):
                may &= in_all(option, wanted, masks, masks.clear)
            fullest = fullest_week(option, wanted, rules)
            for word in range(len(may)):
                left = may[word]
                while left != 0:
                    lowest = left & (~left + np.uint64(1))
                    left ^= lowest
                    worker = word * 64 + BIT[lowest * DE_BRUIJN >> np.uint64(58)]
                    if not within_reach(worker, request, ways):
                        continue
                    if alone(option, fullest, worker, wanted, diaries, rules) != LAWFUL:
                        continue
                    if count == len(workers):
                        workers = np.concatenate((workers, np.empty_like(workers)))
                        options = np.concatenate((options, np.empty_like(options)))
                    workers[count] = worker
                    options[count] = option
                    count += 1
    return workers[:count], options[:count]
