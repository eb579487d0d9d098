"""The rules of time as the compiled loops take them, and the clash of two sessions."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.columns import Columns
from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Bools, Ints, Longs

REST_DAYS = 6  # of a week's seven days one is the weekly rest


class Rules(NamedTuple):
    """The figures, as the compiled loops take them. Times are minutes."""

    weeks: Longs
    daily_rest: int
    longest_day: int
    weekly_rest: int
    rest_weeks: int
    reference_weeks: int
    night_starts: Longs
    night_ends: Longs
    night_share: int
    night_limit: int


class Diaries(NamedTuple):
    """What stands in each diary before the plan: promises, and the duties that they leave.

    `guarded` is workers by weeks: promised work is there, and the weekly rest, which a plan
    must not take away. `plain` marks workers of whom nothing but their own weekly limit is
    to be asked.
    """

    duty_first: Longs
    duty_starts: Ints
    duty_ends: Ints
    booked_first: Longs
    booked_starts: Ints
    booked_ends: Ints
    bank_limit: Ints
    work_limit: Ints
    average_limit: Ints
    history: Ints
    guarded: Bools
    plain: Bools


def rules_of(columns: Columns) -> Rules:
    """The problem's figures."""
    figures = columns.figures
    nights = np.array(figures.nights, dtype=np.int64).reshape(-1, 2)
    return Rules(
        np.array(figures.weeks, dtype=np.int64),
        figures.daily_rest,
        figures.longest_day,
        figures.weekly_rest,
        figures.rest_weeks,
        figures.reference_weeks,
        np.ascontiguousarray(nights[:, 0]),
        np.ascontiguousarray(nights[:, 1]),
        figures.night_share,
        REST_DAYS * figures.night_minutes_a_day,
    )


@compiled
def clashing(a: int, b: int, c: int, d: int, rules: Rules) -> bool:
    """Say whether one person cannot do both [a, b) and [c, d).

    She cannot where they overlap, nor where less than the daily rest lies between them and
    both together, the time between included, last longer than 24 hours less that rest. So two
    sessions of one working day may be close, and 11 hours in each 24 stay hers.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 10(1).
    """
    gap = max(a, c) - min(b, d)
    if gap < 0:
        return True
    return gap < rules.daily_rest and max(b, d) - min(a, c) > rules.longest_day


@compiled
def displaces(starts: Ints, ends: Ints, since: int, until: int, rules: Rules) -> bool:
    """Say whether one of the sessions takes her away from a duty [since, until)."""
    k = np.searchsorted(ends, since - rules.daily_rest, side="right")
    while k < len(starts) and starts[k] < until + rules.daily_rest:
        if clashing(starts[k], ends[k], since, until, rules):
            return True
        k += 1
    return False
