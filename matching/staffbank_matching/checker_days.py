"""What is wrong with one worker's days and weeks under a plan."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from staffbank_matching.problem import DAY, Figures, Slot, Stretch, Worker

FOREVER = 10**9


def faults_of_diary(worker: Worker, slots: Sequence[Slot], figures: Figures) -> Iterator[str]:
    """Hold all her work, the plan's `slots` among it, against rest and hours."""
    new = sorted(session for slot in slots for session in slot.sessions)
    duties = _undisplaced(worker.duties, worker.booked, figures)
    kept = _undisplaced(duties, new, figures)
    yield from _collisions(worker, new, figures)
    for day in _working_days(sorted([*new, *worker.booked, *kept]), figures):
        if day[1] - day[0] > figures.longest_day and any(day[0] <= s[0] < day[1] for s in new):
            yield f"{worker.id} has a working day from {day[0]} to {day[1]}: too little rest."
    for week in pairwise(figures.weeks):
        yield from _too_many_hours(worker, week, new, kept)
        owed = _minutes(new, week) > 0 or (
            _minutes(worker.booked, week) > 0
            and _rests([*worker.booked, *duties], week, figures)
        )
        if owed and not _rests([*new, *worker.booked, *kept], week, figures):
            yield f"{worker.id} has no weekly rest in the week from {week[0]}."


def _collisions(worker: Worker, new: Sequence[Stretch], figures: Figures) -> Iterator[str]:
    for one, other in pairwise(new):
        if other[0] < one[1]:
            yield f"{worker.id} is in two places at {other[0]}."
    for one, other in product(new, worker.booked):
        if _exclude(one, other, figures):
            yield f"{worker.id}: the session {one} clashes with {other}, which is promised."


def _too_many_hours(
    worker: Worker, week: Stretch, new: Sequence[Stretch], kept: Sequence[Stretch]
) -> Iterator[str]:
    planned, home = _minutes(new, week), _minutes(kept, week)
    if not planned:
        return
    bank = planned + _minutes(worker.booked, week)
    if bank > worker.bank_minutes_a_week:
        yield f"{worker.id} has {bank} minutes of bank work in the week from {week[0]}."
    limit = worker.working_minutes_a_week
    if limit is not None and bank + home > limit:
        yield f"{worker.id} works {bank + home} minutes in the week from {week[0]}."


def _exclude(one: Stretch, other: Stretch, figures: Figures) -> bool:
    """Overlap, or neither the daily rest between them nor both within one working day."""
    first, second = sorted((one, other))
    if second[0] < first[1]:
        return True
    rested = second[0] - first[1] >= figures.daily_rest
    return not rested and second[1] - first[0] > DAY - figures.daily_rest


def _undisplaced(
    duties: Sequence[Stretch], by: Sequence[Stretch], figures: Figures
) -> list[Stretch]:
    return [duty for duty in duties if not any(_exclude(duty, one, figures) for one in by)]


def _working_days(work: Sequence[Stretch], figures: Figures) -> list[Stretch]:
    """Stretches of work and the breaks within them that are below the daily rest."""
    days: list[Stretch] = []
    for start, end in work:
        if days and start - days[-1][1] < figures.daily_rest:
            days[-1] = (days[-1][0], max(days[-1][1], end))
        else:
            days.append((start, end))
    return days


def _rests(work: Sequence[Stretch], week: Stretch, figures: Figures) -> bool:
    """Whether some time off holds both rests, with the weekly one inside the week."""
    off = -FOREVER
    for start, end in [*sorted(work), (FOREVER, FOREVER)]:
        inside = min(start, week[1]) - max(off, week[0])
        if inside >= figures.weekly_rest and start - off >= (
            figures.weekly_rest + figures.daily_rest
        ):
            return True
        off = max(off, end)
    return False


def _minutes(sessions: Sequence[Stretch], week: Stretch) -> int:
    return sum(end - start for start, end in sessions if week[0] <= start < week[1])
