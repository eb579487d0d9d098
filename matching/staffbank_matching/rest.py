"""The daily and the weekly rest, asked of all the work in one diary.

Source: Working Time Regulations 1998 (SI 1998/1833), regs 10 and 11.
"""

from staffbank_matching.compiled import inner
from staffbank_matching.ragged import Bools, Longs
from staffbank_matching.rules import Rules


@inner
def day_too_long(starts: Longs, ends: Longs, is_new: Bools, rules: Rules) -> bool:
    """Say whether work with breaks below the daily rest leaves too little of it."""
    first, new = 0, False
    for k in range(len(starts)):
        if k and starts[k] - ends[k - 1] >= rules.daily_rest:
            first, new = k, False
        new = new or is_new[k]
        if new and ends[k] - starts[first] > rules.longest_day:
            return True
    return False


@inner
def _some(bank: Longs, week: int, last: int) -> bool:
    for each in range(week, last):
        if bank[each] > 0:
            return True
    return False


@inner
def rested(starts: Longs, ends: Longs, bank: Longs, guarded: Bools, rules: Rules) -> bool:
    """Say whether each week, or fortnight, that has bank work or is guarded has its rest."""
    for week in range(0, len(bank), rules.rest_weeks):
        last = min(week + rules.rest_weeks, len(bank))
        asked = _some(bank, week, last) or guarded[week]
        if asked and not has_rest(starts, ends, week, last, rules):
            return False
    return True


@inner
def has_rest(starts: Longs, ends: Longs, week: int, last: int, rules: Rules) -> bool:
    """Say whether weeks `week` to before `last` have one weekly rest each on the whole.

    It lies inside them, in a stretch without work that holds the daily rest as well.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 11(1), (2), (4) and (7).
    """
    since, until = rules.weeks[week], rules.weeks[last]
    k = 0
    while k < len(ends) and ends[k] < since - rules.daily_rest:
        k += 1
    off = ends[k - 1] if k else since - (1 << 30)
    units = 0
    while True:
        on = starts[k] if k < len(starts) else until + (1 << 30)
        inside = min(on, until) - max(off, since)
        if inside >= rules.weekly_rest:
            whole = on - off - rules.daily_rest
            units += max(0, min(inside // rules.weekly_rest, whole // rules.weekly_rest))
        if units >= last - week:
            return True
        if on >= until:
            return False
        off = ends[k]
        k += 1
