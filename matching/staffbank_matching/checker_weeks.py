"""What is wrong with one worker's weeks under a plan: hours, rest, averages and nights."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from staffbank_matching.problem import Figures, Stretch, Worker

FOREVER = 1 << 40
WORKING_DAYS = 6  # of a week: all but the weekly rest day


@dataclass(frozen=True)
class Diary:
    """One worker's work: `new` from the plan, and what `worker.booked` has.

    `before` are the home duties that her booked sessions leave, `kept` those of them that
    the plan leaves as well. All are in order.
    """

    worker: Worker
    new: Sequence[Stretch]
    before: Sequence[Stretch]
    kept: Sequence[Stretch]


def faults_of_weeks(diary: Diary, figures: Figures) -> Iterator[str]:
    """Hold her weeks against the limits on hours, the weekly rest, averages and nights."""
    new = minutes_by_week(diary.new, figures)
    booked = minutes_by_week(diary.worker.booked, figures)
    kept = minutes_by_week(diary.kept, figures)
    everything = [sum(parts) for parts in zip(new, booked, kept, strict=True)]
    bank = [one + other for one, other in zip(new, booked, strict=True)]
    for number, planned in enumerate(new):
        if planned:
            yield from _too_many_hours(
                diary.worker, figures.weeks[number], bank[number], everything[number]
            )
    yield from _missing_rests(diary, new, booked, figures)
    yield from _averages(diary.worker, new, everything, figures)
    yield from _nights(diary, everything, figures)


def minutes_by_week(sessions: Sequence[Stretch], figures: Figures) -> list[int]:
    """Minutes of the sessions that start in each week; those outside all weeks are in none."""
    found = [0] * (len(figures.weeks) - 1)
    for start, end in sessions:
        if figures.weeks[0] <= start < figures.weeks[-1]:
            found[bisect_right(figures.weeks, start) - 1] += end - start
    return found


def _too_many_hours(worker: Worker, week: int, bank: int, work: int) -> Iterator[str]:
    own, law = worker.bank_minutes_a_week, worker.working_minutes_a_week
    if own is not None and bank > own:
        yield f"{worker.id} has {bank} minutes of bank work in the week from {week}."
    if law is not None and work > law:
        yield f"{worker.id} works {work} minutes in the week from {week}."


def _missing_rests(
    diary: Diary, new: Sequence[int], booked: Sequence[int], figures: Figures
) -> Iterator[str]:
    """A period needs a rest for each of its weeks, however they lie in it.

    It needs them where the plan has work in it; or booked sessions, and the rests too as long
    as the plan was not there.
    """
    if not figures.weekly_rest:
        return
    worker = diary.worker
    lulls = _lulls([*diary.new, *worker.booked, *diary.kept], figures)
    lulls_before = _lulls([*worker.booked, *diary.before], figures)
    for first in range(0, len(new), figures.rest_weeks):
        weeks = len(new[first : first + figures.rest_weeks])
        period = (figures.weeks[first], figures.weeks[first + weeks])
        owed = any(new[first : first + weeks]) or (
            any(booked[first : first + weeks])
            and _rests(lulls_before, period, figures) >= weeks
        )
        if owed and _rests(lulls, period, figures) < weeks:
            kind = "week" if weeks == 1 else "fortnight"
            yield f"{worker.id} has no weekly rest in the {kind} from {period[0]}."


def _lulls(work: Sequence[Stretch], figures: Figures) -> list[Stretch]:
    """Stretches without work that hold a weekly rest, and the daily one beside it."""
    found, off = [], -FOREVER
    for start, end in [*sorted(work), (FOREVER, FOREVER)]:
        if start - off >= figures.weekly_rest + figures.daily_rest:
            found.append((off, start))
        off = max(off, end)
    return found


def _rests(lulls: Sequence[Stretch], period: Stretch, figures: Figures) -> int:
    """How many weekly rests lie in the period; one stretch may hold more than one of them.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 11(1), (2), (4) and (7).
    """
    rest, total = figures.weekly_rest, 0
    for start, end in lulls:
        inside = min(end, period[1]) - max(start, period[0])
        total += max(0, min(inside // rest, (end - start - figures.daily_rest) // rest))
    return total


def _averages(
    worker: Worker, new: Sequence[int], everything: Sequence[int], figures: Figures
) -> Iterator[str]:
    """Source: Working Time Regulations 1998 (SI 1998/1833), reg. 4(1), (3) and (6)."""
    limit = worker.average_minutes_a_week
    for weeks in _windows(worker, new, figures) if limit is not None else ():
        worked, most = _worked(worker, everything, weeks), (limit or 0) * len(weeks)
        if worked > most:
            yield (
                f"{worker.id} works {worked} minutes in the {len(weeks)} weeks up to "
                f"{figures.weeks[weeks.stop]}; {most} is the most."
            )


def _nights(diary: Diary, everything: Sequence[int], figures: Figures) -> Iterator[str]:
    """Source: Working Time Regulations 1998 (SI 1998/1833), reg. 6(1), (3) and (5)."""
    worker = diary.worker
    nightly = [one for one in diary.new if _is_night_work(one, figures)]
    for weeks in _windows(worker, minutes_by_week(nightly, figures), figures):
        worked = _worked(worker, everything, weeks)
        most = figures.night_minutes_a_day * WORKING_DAYS * len(weeks)
        if worked > most:
            yield (
                f"{worker.id} works at night, and {worked} minutes in the {len(weeks)} weeks "
                f"up to {figures.weeks[weeks.stop]}; {most} is the most."
            )


def _windows(worker: Worker, added: Sequence[int], figures: Figures) -> Iterator[range]:
    """The reference periods in which the plan adds minutes, as numbers of weeks.

    Week 0 is the first of `figures.weeks`; those of the worker's history are below 0. Where
    fewer weeks are known than a period has, it is all of them.
    """
    for weeks in windows_of(worker, len(added), figures):
        if any(added[week] for week in weeks if week >= 0):
            yield weeks


def windows_of(worker: Worker, weeks: int, figures: Figures) -> Iterator[range]:
    """All reference periods, of her history and so many weeks after it."""
    first = -len(worker.history)
    length = min(figures.reference_weeks, weeks - first)
    for start in range(first, weeks - length + 1):
        yield range(start, start + length)


def _worked(worker: Worker, everything: Sequence[int], weeks: range) -> int:
    history = len(worker.history)
    return sum(
        everything[week] if week >= 0 else worker.history[history + week] for week in weeks
    )


def _is_night_work(session: Stretch, figures: Figures) -> bool:
    start, end = session
    if not figures.nights:
        return False
    first = max(0, bisect_right(figures.nights, start, key=lambda night: night[0]) - 1)
    stop = bisect_left(figures.nights, end, key=lambda night: night[0])
    inside = sum(
        max(0, min(end, until) - max(start, since))
        for since, until in figures.nights[first:stop]
    )
    return inside >= figures.night_share
