"""Whether one worker may do some sessions together, beside all else in her diary.

This is the one statement of rest, hours and nights that the search uses: who is eligible,
what may be added to a plan, and which combinations are forbidden all ask here. It is compiled,
since it is asked millions of times.

Source: Working Time Regulations 1998 (SI 1998/1833), regs 4, 6, 10 and 11 (the figures come
with the problem).
"""

import numpy as np

from staffbank_matching.columns import NO_LIMIT, UNKNOWN
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.ragged import Bools, Ints, Longs
from staffbank_matching.rest import day_too_long, rested
from staffbank_matching.rules import Diaries, Rules, clashing
from staffbank_matching.weeks import add_minutes, add_nights, week_of

LAWFUL, NO_REST, TOO_MANY_HOURS = 0, 1, 2


@compiled
def verdict(worker: int, starts: Ints, ends: Ints, diaries: Diaries, rules: Rules) -> int:
    """Judge the sessions, which are in order of start, as all the bank work of a plan.

    Overlaps, turnaround and promises are asked elsewhere, pair by pair. Answers `LAWFUL`,
    `NO_REST` or `TOO_MANY_HOURS`, the first that holds.
    """
    kept = _kept_duties(worker, starts, ends, diaries, rules)
    line_starts, line_ends, is_new = timeline(worker, starts, ends, kept, diaries)
    if day_too_long(line_starts, line_ends, is_new, rules):
        return NO_REST
    bank = np.zeros(len(rules.weeks) - 1, dtype=np.int64)
    add_minutes(starts, ends, 0, len(starts), rules.weeks, bank)
    if rules.weekly_rest > 0 and not rested(
        line_starts, line_ends, bank, diaries.guarded[worker], rules
    ):
        return NO_REST
    promised = np.zeros_like(bank)
    home = np.zeros_like(bank)
    _standing(worker, kept, diaries, rules, promised, home)
    most, limit = diaries.bank_limit[worker], diaries.work_limit[worker]
    for week in range(len(bank)):
        work = bank[week] + promised[week]
        if bank[week] and (work > most or work + home[week] > limit):
            return TOO_MANY_HOURS
    if diaries.average_limit[worker] < NO_LIMIT or len(rules.night_starts):
        nights = np.zeros_like(bank)
        add_nights(starts, ends, rules, nights)
        promised += bank + home
        if not _within_averages(worker, bank, nights, promised, diaries, rules):
            return TOO_MANY_HOURS
    return LAWFUL


@inner
def _kept_duties(
    worker: int, starts: Ints, ends: Ints, diaries: Diaries, rules: Rules
) -> Bools:
    a, b = diaries.duty_first[worker], diaries.duty_first[worker + 1]
    kept = np.ones(b - a, dtype=np.bool_)
    k = 0
    for duty in range(a, b):
        since, until = diaries.duty_starts[duty], diaries.duty_ends[duty]
        while k < len(starts) and ends[k] <= since - rules.daily_rest:
            k += 1
        m = k
        while m < len(starts) and starts[m] < until + rules.daily_rest:
            if clashing(starts[m], ends[m], since, until, rules):
                kept[duty - a] = False
                break
            m += 1
    return kept


@inner
def timeline(
    worker: int, starts: Ints, ends: Ints, kept: Bools, diaries: Diaries
) -> tuple[Longs, Longs, Bools]:
    """All work in order of start, each with the latest end so far; is it of the plan."""
    a, b = diaries.duty_first[worker], diaries.duty_first[worker + 1]
    c, d = diaries.booked_first[worker], diaries.booked_first[worker + 1]
    count = len(starts) + d - c
    for k in range(b - a):
        count += kept[k]
    line_starts = np.empty(count, dtype=np.int64)
    line_ends = np.empty(count, dtype=np.int64)
    is_new = np.zeros(count, dtype=np.bool_)
    i, duty, promise, latest = 0, a, c, np.int64(-(1 << 40))
    for k in range(count):
        while duty < b and not kept[duty - a]:
            duty += 1
        best = 1 << 40
        which = 0
        if i < len(starts):
            best, which = starts[i], 1
        if duty < b and diaries.duty_starts[duty] < best:
            best, which = diaries.duty_starts[duty], 2
        if promise < d and diaries.booked_starts[promise] < best:
            best, which = diaries.booked_starts[promise], 3
        line_starts[k] = best
        if which == 1:
            latest = max(latest, ends[i])
            is_new[k] = True
            i += 1
        elif which == 2:
            latest = max(latest, diaries.duty_ends[duty])
            duty += 1
        else:
            latest = max(latest, diaries.booked_ends[promise])
            promise += 1
        line_ends[k] = latest
    return line_starts, line_ends, is_new


@inner
def _standing(
    worker: int, kept: Bools, diaries: Diaries, rules: Rules, promised: Longs, home: Longs
) -> None:
    """Add, by week, the minutes promised and those of the duties kept."""
    c, d = diaries.booked_first[worker], diaries.booked_first[worker + 1]
    add_minutes(diaries.booked_starts, diaries.booked_ends, c, d, rules.weeks, promised)
    first = diaries.duty_first[worker]
    for k in range(len(kept)):
        if kept[k]:
            start = diaries.duty_starts[first + k]
            week = week_of(start, rules.weeks)
            if 0 <= week < len(home):
                home[week] += diaries.duty_ends[first + k] - start


@inner
def _within_averages(
    worker: int, bank: Longs, nights: Longs, work: Longs, diaries: Diaries, rules: Rules
) -> bool:
    """Whether averages hold over each reference period in which the plan adds work.

    Source: Working Time Regulations 1998 (SI 1998/1833), regs 4(1), 4(3) and 6(1).
    """
    limit = diaries.average_limit[worker]
    past = diaries.history.shape[1]
    known = 0
    while known < past and diaries.history[worker, known] == UNKNOWN:
        known += 1
    weeks = past + len(bank)
    length = min(rules.reference_weeks, weeks - known)
    for first in range(known, weeks - length + 1):
        total, new, night = 0, 0, 0
        for week in range(first, first + length):
            if week < past:
                total += diaries.history[worker, week]
            else:
                total += work[week - past]
                new += bank[week - past]
                night += nights[week - past]
        if new and total > limit * length:
            return False
        if night and total > rules.night_limit * length:
            return False
    return True
