"""Every worker's diary as it stands before the plan."""

import numpy as np

from staffbank_matching.columns import NO_LIMIT, Columns
from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Bools, Ints, Longs
from staffbank_matching.rest import has_rest
from staffbank_matching.rules import Diaries, Rules, displaces
from staffbank_matching.verdict import timeline
from staffbank_matching.weeks import add_minutes


def open_diaries(columns: Columns, rules: Rules) -> Diaries:
    """Every worker's diary; duties that promises displace are gone from it."""
    people = columns.people
    duties, booked = people.duties, people.booked
    kept = _undisplaced(
        duties.first,
        duties.starts,
        duties.ends,
        booked.first,
        booked.starts,
        booked.ends,
        rules,
    )
    owners = np.repeat(np.arange(len(duties)), np.diff(duties.first))[kept]
    first = np.zeros(len(duties) + 1, dtype=np.int64)
    np.cumsum(np.bincount(owners, minlength=len(duties)), out=first[1:])
    weeks = len(columns.figures.weeks) - 1
    rests = columns.figures.daily_rest or columns.figures.weekly_rest
    busy = (np.diff(duties.first) > 0) | (np.diff(booked.first) > 0)
    bound = (people.work_limit < NO_LIMIT) | (people.average_limit < NO_LIMIT)
    work = columns.work.sessions
    long = bool((work.ends - work.starts > rules.longest_day).any())
    found = Diaries(
        first,
        duties.starts[kept],
        duties.ends[kept],
        booked.first,
        booked.starts,
        booked.ends,
        people.bank_limit,
        people.work_limit,
        people.average_limit,
        people.history,
        np.zeros((len(duties), weeks), dtype=np.bool_),
        ~(busy | bound | bool(rests) | long | (len(rules.night_starts) > 0)),
    )
    if columns.figures.weekly_rest and np.diff(booked.first).any():
        _guard(found, rules, found.guarded)
    return found


@compiled
def _undisplaced(
    first: Longs,
    starts: Ints,
    ends: Ints,
    by_first: Longs,
    by_starts: Ints,
    by_ends: Ints,
    rules: Rules,
) -> Bools:
    kept = np.ones(len(starts), dtype=np.bool_)
    for worker in range(len(first) - 1):
        a, b = by_first[worker], by_first[worker + 1]
        if a == b:
            continue
        for k in range(first[worker], first[worker + 1]):
            kept[k] = not displaces(by_starts[a:b], by_ends[a:b], starts[k], ends[k], rules)
    return kept


@compiled
def _guard(diaries: Diaries, rules: Rules, guarded: Bools) -> None:
    """Mark the weeks, or fortnights, with promised work whose rest stands before the plan."""
    nothing = np.zeros(0, dtype=np.int32)
    for worker in range(len(guarded)):
        a, b = diaries.booked_first[worker], diaries.booked_first[worker + 1]
        if a == b:
            continue
        count = diaries.duty_first[worker + 1] - diaries.duty_first[worker]
        kept = np.ones(count, dtype=np.bool_)
        starts, ends, _ = timeline(worker, nothing, nothing, kept, diaries)
        booked = np.zeros(len(rules.weeks) - 1, dtype=np.int64)
        add_minutes(diaries.booked_starts, diaries.booked_ends, a, b, rules.weeks, booked)
        for week in range(0, len(booked), rules.rest_weeks):
            last = min(week + rules.rest_weeks, len(booked))
            if booked[week:last].sum() > 0 and has_rest(starts, ends, week, last, rules):
                guarded[worker, week:last] = True
