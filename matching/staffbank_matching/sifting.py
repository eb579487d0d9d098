"""By which filters each worker is refused for one request, and how many by which."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.candidates import (
    Wanted,
    alone,
    fullest_week,
    has_role,
    has_skills,
    in_all,
    not_barred,
)
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.masks import Masks
from staffbank_matching.ragged import Ints, Longs, Words
from staffbank_matching.rules import Diaries, Rules
from staffbank_matching.verdict import LAWFUL, NO_REST
from staffbank_matching.ways import Ways

KINDS = 1 << 9  # sets of filters


class Passing(NamedTuple):
    """Who passes each filter of one request that bitsets can say."""

    home: Words
    role: Words
    skill: Words
    welcome: Words
    free: Words
    clear: Words


@inner
def _passing(request: int, wanted: Wanted, masks: Masks) -> Passing:
    free = np.zeros(len(masks.everybody), dtype=np.uint64)
    clear = np.zeros(len(masks.everybody), dtype=np.uint64)
    for option in range(wanted.of_request[request], wanted.of_request[request + 1]):
        some = in_all(option, wanted, masks, masks.free)
        free |= some
        if len(masks.clear):
            some &= in_all(option, wanted, masks, masks.clear)
        clear |= some
    return Passing(
        masks.home[wanted.host[request]],
        has_role(request, wanted, masks),
        has_skills(request, wanted, masks),
        not_barred(request, wanted, masks),
        free,
        clear,
    )


@inner
def _reasons(
    request: int, wanted: Wanted, masks: Masks, ways: Ways, diaries: Diaries, rules: Rules
) -> Ints:
    """By worker, the filters that refuse her: one bit each, in the order of their codes."""
    passing = _passing(request, wanted, masks)
    home, role, skill = passing.home, passing.role, passing.skill
    welcome, free, clear = passing.welcome, passing.free, passing.clear
    found = np.zeros(len(ways.people), dtype=np.int32)
    for worker in range(len(found)):
        word, bit = worker >> 6, np.uint64(1) << np.uint64(worker & 63)
        failed = 0
        if home[word] & bit != 0:
            failed |= 1
        if role[word] & bit == 0:
            failed |= 2
        if skill[word] & bit == 0:
            failed |= 4
        if welcome[word] & bit == 0:
            failed |= 8
        if free[word] & bit == 0:
            failed |= 32
        elif clear[word] & bit == 0:
            failed |= 64
        found[worker] = failed
    _add_distance(request, ways, found)
    for worker in range(len(found)):
        if found[worker] == 0:
            found[worker] = _judged(request, worker, wanted, masks, diaries, rules)
    return found


@inner
def _add_distance(request: int, ways: Ways, found: Ints) -> None:
    if ways.remote[request]:
        return
    people, reach = ways.people, ways.reach
    x, y, z = ways.work[request, 0], ways.work[request, 1], ways.work[request, 2]
    for worker in range(len(found)):
        chord = (people[worker, 0] - x) ** 2
        chord += (people[worker, 1] - y) ** 2
        chord += (people[worker, 2] - z) ** 2
        if chord > reach[worker]:
            found[worker] |= 16


@inner
def _judged(
    request: int, worker: int, wanted: Wanted, masks: Masks, diaries: Diaries, rules: Rules
) -> int:
    """What her diary says of the options that she may take otherwise."""
    lawful, rested = False, False
    for option in range(wanted.of_request[request], wanted.of_request[request + 1]):
        if _one_may(option, worker, wanted, masks):
            fullest = fullest_week(option, wanted, rules)
            judged = alone(option, fullest, worker, wanted, diaries, rules)
            lawful = lawful or judged == LAWFUL
            rested = rested or judged != NO_REST
    if lawful:
        return 0
    return 256 if rested else 128


@compiled
def refusals_of(
    request: int, wanted: Wanted, masks: Masks, ways: Ways, diaries: Diaries, rules: Rules
) -> Ints:
    """By worker, the filters that refuse her: one bit each, in the order of their codes."""
    return _reasons(request, wanted, masks, ways, diaries, rules)


@compiled
def reasons_counted(
    requests: Longs,
    wanted: Wanted,
    masks: Masks,
    ways: Ways,
    diaries: Diaries,
    rules: Rules,
) -> Longs:
    """Requests by sets of filters (one bit each): how many workers just those refuse."""
    found = np.zeros((len(requests), KINDS), dtype=np.int64)
    for n in range(len(requests)):
        for failed in _reasons(requests[n], wanted, masks, ways, diaries, rules):
            found[n, failed] += 1
    return found


@inner
def _one_may(option: int, worker: int, wanted: Wanted, masks: Masks) -> bool:
    word, bit = worker >> 6, np.uint64(1) << np.uint64(worker & 63)
    for k in range(wanted.session_first[option], wanted.session_first[option + 1]):
        if masks.free[masks.session[k], word] & bit == 0:
            return False
        if len(masks.clear) and masks.clear[masks.session[k], word] & bit == 0:
            return False
    return True
