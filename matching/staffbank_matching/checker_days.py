"""What is wrong with one worker's days under a plan; her weeks are in `checker_weeks`."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil

from staffbank_matching.checker_choice import Sessions
from staffbank_matching.checker_pairs import HAIR, km_between
from staffbank_matching.checker_weeks import Diary, faults_of_weeks
from staffbank_matching.problem import Figures, Request, Stretch, Worker

Given = Sequence[tuple[Request, Sessions]]


def faults_of_diary(worker: Worker, given: Given, figures: Figures) -> Iterator[str]:
    """Hold all her work against rest and hours.

    `given` is what the plan gives her: each request with the sessions that she does of it.
    """
    before = before_of(worker, figures)
    kept = _undisplaced(before, _sessions(given), figures)
    yield from faults_beside(Diary(worker, _sessions(given), before, kept), given, figures)


def faults_beside(diary: Diary, given: Given, figures: Figures) -> Iterator[str]:
    """The same beside those duties that the diary says are kept."""
    worker, new, kept = diary.worker, diary.new, diary.kept
    yield from _collisions(worker, new, figures)
    yield from _turnarounds(worker, given, figures)
    for day in _working_days(sorted([*new, *worker.booked, *kept]), figures):
        if day[1] - day[0] > figures.longest_day and any(day[0] <= s[0] < day[1] for s in new):
            yield f"{worker.id} has a working day from {day[0]} to {day[1]}: too little rest."
    yield from faults_of_weeks(diary, figures)


def before_of(worker: Worker, figures: Figures) -> list[Stretch]:
    """The duties that her booked sessions leave her."""
    return _undisplaced(worker.duties, worker.booked, figures)


def displaced(worker: Worker, given: Given, figures: Figures) -> list[Stretch]:
    """The duties from which the plan takes her away; not those that booked sessions do."""
    before = before_of(worker, figures)
    kept = set(_undisplaced(before, _sessions(given), figures))
    return [duty for duty in before if duty not in kept]


def _sessions(given: Given) -> list[Stretch]:
    return sorted(session for _, sessions in given for session in sessions)


def _collisions(worker: Worker, new: Sequence[Stretch], figures: Figures) -> Iterator[str]:
    for one, other in pairwise(new):
        if other[0] < one[1]:
            yield f"{worker.id} is in two places at {other[0]}."
    longest = _longest(worker.booked)
    for one in new:
        for other in _excluded(one, worker.booked, longest, figures):
            yield f"{worker.id}: the session {one} clashes with {other}, which is promised."


def _turnarounds(worker: Worker, given: Given, figures: Figures) -> Iterator[str]:
    """Between two requests the least gap is one between neighbours in their joint order."""
    for (one, ones), (other, others) in combinations(given, 2):
        if one.id == other.id:
            continue
        needed = _turnaround(one, other, figures)
        both = sorted([*((s, one.id) for s in ones), *((s, other.id) for s in others)])
        for (first, before), (second, after) in pairwise(both):
            gap = second[0] - first[1]
            if before != after and 0 <= gap < needed:
                yield (
                    f"{worker.id} has {gap} minutes between {before} and {after} "
                    f"at {second[0]}, and needs {needed}."
                )


def _turnaround(one: Request, other: Request, figures: Figures) -> int:
    """Minutes between two requests: the fixed ones, and the way unless one is remote."""
    km = 0.0 if one.place is None else km_between(one.place, other.place)
    return figures.turnaround + ceil(figures.minutes_per_km * max(0.0, km - HAIR))


def _exclude(one: Stretch, other: Stretch, figures: Figures) -> bool:
    """Overlap, or neither the daily rest between them nor both within one working day."""
    first, second = sorted((one, other))
    if second[0] < first[1]:
        return True
    rested = second[0] - first[1] >= figures.daily_rest
    return not rested and second[1] - first[0] > figures.longest_day


def _undisplaced(
    duties: Sequence[Stretch], by: Sequence[Stretch], figures: Figures
) -> list[Stretch]:
    longest = _longest(by)
    return [duty for duty in duties if not any(_excluded(duty, by, longest, figures))]


def _excluded(
    one: Stretch, others: Sequence[Stretch], longest: int, figures: Figures
) -> Iterator[Stretch]:
    """Those of `others` that exclude it; they are in order, and none is above `longest`."""
    since, until = one[0] - figures.daily_rest - longest, one[1] + figures.daily_rest
    first, stop = bisect_left(others, (since, since)), bisect_left(others, (until, until))
    return (other for other in others[first:stop] if _exclude(one, other, figures))


def _longest(sessions: Sequence[Stretch]) -> int:
    return max((end - start for start, end in sessions), default=0)


def _working_days(work: Sequence[Stretch], figures: Figures) -> list[Stretch]:
    """Stretches of work and the breaks within them that are below the daily rest."""
    days: list[Stretch] = []
    for start, end in work:
        if days and start - days[-1][1] < figures.daily_rest:
            days[-1] = (days[-1][0], max(days[-1][1], end))
        else:
            days.append((start, end))
    return days
