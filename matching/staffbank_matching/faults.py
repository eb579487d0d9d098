"""What cannot be in a problem. Each fault is a sentence: JSON path, value, way out."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from staffbank_matching.bounds import FARTHEST, disorder, outside, outside_each, repeated
from staffbank_matching.faults_of_pins import faults_of_pins
from staffbank_matching.faults_of_requests import faults_of_requests
from staffbank_matching.faults_of_workers import faults_of_workers
from staffbank_matching.problem import DAY, WEEK, Figures, Floor, Problem

MOST_WEEKS = 1_040  # twenty years
LONGEST_REFERENCE = 104  # weeks: twice the longest that an agreement may set, reg. 23(b) WTR
SLOWEST = 60.0  # minutes a kilometre
FIGURES = (
    ("daily_rest", 0, DAY),
    ("weekly_rest", 0, WEEK),
    ("rest_weeks", 1, 2),
    ("turnaround", 0, DAY),
    ("minutes_per_km", 0, SLOWEST),
    ("reference_weeks", 1, LONGEST_REFERENCE),
    ("night_share", 0, DAY),
    ("night_minutes_a_day", 0, DAY),
)


def faults_of(problem: Problem) -> Iterator[str]:
    """The faults of a problem, as far as others leave them to be told.

    Whether the pins are lawful is not asked here.
    """
    yield from faults_of_epoch(problem.epoch)
    yield from outside("$.now", problem.now, -FARTHEST, FARTHEST)
    yield from faults_of_figures(problem.figures)
    yield from repeated("$.requests", [request.id for request in problem.requests])
    yield from repeated("$.workers", [worker.id for worker in problem.workers])
    yield from faults_of_requests(problem)
    yield from faults_of_workers(problem.workers)
    yield from faults_of_pins(
        problem.pins,
        problem.previous,
        {request.id: request for request in problem.requests},
        {worker.id for worker in problem.workers},
        problem.figures.weeks,
    )
    yield from faults_of_floors(problem.floors)


def faults_of_epoch(epoch: datetime) -> Iterator[str]:
    """An epoch of another time zone, or of none."""
    if epoch.utcoffset() != UTC.utcoffset(None):
        yield f"$.epoch: {epoch.isoformat()} is not in UTC; end it with Z"


def faults_of_figures(figures: Figures) -> Iterator[str]:
    """The faults of the working-time figures."""
    weeks = figures.weeks
    if len(weeks) < 2:  # noqa: PLR2004 one week has two ends
        yield f"$.figures.weeks: {list(weeks)} is no week; give each start, then the last end"
    if len(weeks) > MOST_WEEKS + 1:
        yield (
            f"$.figures.weeks: {len(weeks) - 1:,} weeks are more than {MOST_WEEKS:,}; "
            "give those in which there is work, or make several problems of it"
        )
    for number, (start, end) in enumerate(pairwise(weeks), 1):
        if end <= start:
            yield (
                f"$.figures.weeks[{number}]: {end} does not come after {start}; "
                "give the weeks in order"
            )
    for number in (0, -1):
        yield from outside(
            f"$.figures.weeks[{number % len(weeks)}]", weeks[number], -FARTHEST, FARTHEST
        )
    for name, least, most in FIGURES:
        yield from outside(f"$.figures.{name}", getattr(figures, name), least, most)
    yield from disorder(lambda _, number: f"$.figures.nights[{number}]", [figures.nights])


def faults_of_floors(floors: Sequence[Floor]) -> Iterator[str]:
    """Floors that hold at no time, or spare fewer than nobody."""
    bounds = (
        ("spare", 0, FARTHEST),
        ("since", -FARTHEST, FARTHEST),
        ("until", -FARTHEST, FARTHEST),
    )
    yield from outside_each("$.floors", floors, bounds)
    for number, floor in enumerate(floors):
        if floor.until <= floor.since:
            yield (
                f"$.floors[{number}].until: {floor.until} is not after `since` "
                f"({floor.since}); let it end later, or leave it out"
            )
