"""A worker's diary: whether sessions proposed to her leave rest and hours as they must be.

Many proposals for one worker are judged at once, each as if it were the only one.
"""

from dataclasses import dataclass, replace

import numpy as np

from staffbank_matching.problem import Figures, Worker
from staffbank_matching.times import Bools, Ints, Sessions, clash, columns, week_of

NO_LIMIT = 1 << 40
FAR = 1 << 30  # minutes: before and after everything
APART = 1 << 40  # keeps the proposals' times apart on one axis


@dataclass(frozen=True)
class Diary:
    """What stands in it before the plan: booked sessions, and the duties that these leave.

    `guarded` marks the weeks that have booked sessions and a weekly rest, which a plan must
    not take away.
    """

    booked: tuple[Ints, Ints]
    duties: tuple[Ints, Ints]
    bank_limit: int
    working_limit: int
    figures: Figures
    guarded: Bools


@dataclass(frozen=True)
class Verdicts:
    """For each proposal, whether it leaves the daily rest, the weekly rest and the hours."""

    daily: Bools
    weekly: Bools
    hours: Bools


def opened(worker: Worker, figures: Figures) -> Diary:
    """The worker's diary; duties displaced by booked sessions are gone from it."""
    booked, duties = columns(worker.booked), columns(worker.duties)
    gone = clash(_down(duties), booked, figures).any(axis=1)
    duties = (duties[0][~gone], duties[1][~gone])
    limit = worker.working_minutes_a_week
    diary = Diary(
        booked,
        duties,
        worker.bank_minutes_a_week,
        NO_LIMIT if limit is None else limit,
        figures,
        minutes_by_week(booked, figures) > 0,
    )
    if not diary.guarded.any():
        return diary
    all_duties = np.ones((1, len(duties[0])), dtype=np.bool_)
    rested = weeks_with_rest(diary, Sessions.of([]), all_duties)[0]
    return replace(diary, guarded=diary.guarded & rested)


def displaced(diary: Diary, proposed: Sessions) -> Bools:
    """Proposals by duties: whether the proposal takes her away from the duty."""
    hits = clash(_down((proposed.starts, proposed.ends)), diary.duties, diary.figures)
    return proposed.any_of_owner(hits)


def verdicts(diary: Diary, proposed: Sessions) -> Verdicts:
    """Judge each of the proposals."""
    kept = ~displaced(diary, proposed)
    bank = _minutes_of_owners(proposed, diary.figures)
    needs_rest = (bank > 0) | diary.guarded
    return Verdicts(
        daily=_short_days(diary, proposed, kept),
        weekly=np.asarray((weeks_with_rest(diary, proposed, kept) | ~needs_rest).all(axis=1)),
        hours=_within_hours(diary, bank, kept),
    )


def minutes_by_week(sessions: tuple[Ints, Ints], figures: Figures) -> Ints:
    """Minutes of work in each week."""
    week = week_of(sessions[0], figures)
    length = (sessions[1] - sessions[0])[week >= 0]
    found = np.bincount(week[week >= 0], weights=length, minlength=len(figures.weeks) - 1)
    return found.astype(np.int64)


def weeks_with_rest(diary: Diary, proposed: Sessions, kept: Bools) -> Bools:
    """Proposals by weeks: whether the week has its weekly rest.

    It has where 24 hours without work lie inside the week, in a stretch without work that
    holds the daily rest as well.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 11(1), (4) and (7).
    """
    figures = diary.figures
    weeks = np.array(figures.weeks, dtype=np.int64)
    starts, ends, owner, _ = _in_order(diary, proposed, kept)
    lulls = (owner[1:] == owner[:-1]) & (
        starts[1:] - ends[:-1] >= figures.weekly_rest + figures.daily_rest
    )
    whose = owner[1:][lulls]
    first = np.searchsorted(weeks[1:], ends[:-1][lulls] - whose * APART + figures.weekly_rest)
    until = np.searchsorted(
        weeks[:-1], starts[1:][lulls] - whose * APART - figures.weekly_rest, side="right"
    )
    change = np.zeros((len(kept), len(weeks)), dtype=np.int64)
    sound = first < until
    np.add.at(change, (whose[sound], first[sound]), 1)
    np.add.at(change, (whose[sound], until[sound]), -1)
    found: Bools = change.cumsum(axis=1)[:, :-1] > 0
    return found


def _short_days(diary: Diary, proposed: Sessions, kept: Bools) -> Bools:
    """Whether each stretch of work, breaks below the daily rest included, is short enough."""
    starts, ends, owner, is_bank = _in_order(diary, proposed, kept)
    rested = starts[1:] - ends[:-1] >= diary.figures.daily_rest
    first = np.flatnonzero(np.concatenate(([True], rested)))
    last = np.append(first[1:], len(starts)) - 1
    long = ends[last] - starts[first] > diary.figures.longest_day
    bad = long & np.logical_or.reduceat(is_bank, first)
    sound = np.ones(len(kept), dtype=np.bool_)
    sound[owner[first[bad]]] = False
    return sound


def _within_hours(diary: Diary, bank: Ints, kept: Bools) -> Bools:
    figures = diary.figures
    booked = minutes_by_week(diary.booked, figures)
    home = kept.astype(np.int64) @ duty_minutes(diary)
    too_much = (bank + booked > diary.bank_limit) | (bank + booked + home > diary.working_limit)
    return np.asarray(~((bank > 0) & too_much).any(axis=1))


def duty_minutes(diary: Diary) -> Ints:
    """Duties by weeks: minutes of each duty, in its week."""
    starts, ends = diary.duties
    week = week_of(starts, diary.figures)
    table = np.zeros((len(starts), len(diary.figures.weeks) - 1), dtype=np.int64)
    inside = np.flatnonzero(week >= 0)
    table[inside, week[inside]] = (ends - starts)[inside]
    return table


def _minutes_of_owners(proposed: Sessions, figures: Figures) -> Ints:
    weeks = len(figures.weeks) - 1
    table = np.zeros((len(proposed.first), weeks), dtype=np.int64)
    week = week_of(proposed.starts, figures)
    np.add.at(table, (proposed.owners, week), proposed.ends - proposed.starts)
    return table


def _in_order(diary: Diary, proposed: Sessions, kept: Bools) -> tuple[Ints, Ints, Ints, Bools]:
    """All work of all proposals in order: starts, latest ends so far, proposal, is it new.

    Times of proposal i are shifted by i times `APART`; an instant far before and one far
    after everything stand for the open ends.
    """
    count = len(kept)
    every = np.arange(count)
    who, which = np.nonzero(kept)
    sure = np.repeat(every, len(diary.booked[0]))
    owner = np.concatenate((proposed.owners, who, sure, every, every))
    ends_of_time = (np.full(count, -FAR), np.full(count, FAR))
    starts = np.concatenate(
        (
            proposed.starts,
            diary.duties[0][which],
            np.tile(diary.booked[0], count),
            *ends_of_time,
        )
    )
    ends = np.concatenate(
        (proposed.ends, diary.duties[1][which], np.tile(diary.booked[1], count), *ends_of_time)
    )
    is_bank = np.arange(len(owner)) < len(proposed.starts)
    starts, ends = starts + owner * APART, ends + owner * APART
    order = np.argsort(starts, kind="stable")
    return starts[order], np.maximum.accumulate(ends[order]), owner[order], is_bank[order]


def _down(stretches: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    return stretches[0][:, None], stretches[1][:, None]
