"""What cannot be in a worker."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from staffbank_matching.bounds import (
    FARTHEST,
    HALF_EQUATOR,
    Place,
    disorder,
    outside,
    outside_each,
    outside_the_world,
)
from staffbank_matching.problem import LEVELS, WEEK, Worker

DEAREST = 100_000  # pence an hour
LONGEST_HISTORY = 104  # weeks: no reference period is longer
BOUNDS = (
    ("reach_km", 0, HALF_EQUATOR),
    ("bank_minutes_a_week", 0, WEEK),
    ("working_minutes_a_week", 0, WEEK),
    ("average_minutes_a_week", 0, WEEK),
    ("wished_minutes", 0, FARTHEST),
    ("hourly_pence", 0, DEAREST),
)


def faults_of_workers(workers: Sequence[Worker]) -> Iterator[str]:
    """The faults of all workers."""
    yield from outside_each("$.workers", workers, BOUNDS)
    for number, worker in enumerate(workers):
        path = f"$.workers[{number}]"
        yield from outside_the_world(path, worker.place)
        for skill, level in worker.skills.items():
            if not LEVELS[0] <= level <= LEVELS[-1]:
                yield from outside(f"{path}.skills.{skill}", level, LEVELS[0], LEVELS[-1])
        yield from _faults_of_history(path, worker.history)
    for kind in ("free", "duties", "booked"):
        yield from disorder(_place(kind), list(map(attrgetter(kind), workers)))


def _place(kind: str) -> Place:
    return lambda worker, number: f"$.workers[{worker}].{kind}[{number}]"


def _faults_of_history(path: str, history: Sequence[int]) -> Iterator[str]:
    if len(history) > LONGEST_HISTORY:
        yield f"{path}.history: {len(history)} weeks; give the latest {LONGEST_HISTORY}"
    for week, minutes in enumerate(history):
        if not 0 <= minutes <= WEEK:
            yield from outside(f"{path}.history[{week}]", minutes, 0, WEEK)
