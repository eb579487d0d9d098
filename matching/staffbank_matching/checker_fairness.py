"""How evenly a plan shares the work between councils, and keeps to what workers wish.

Each group of assignments has a capacity in minutes. What it is worth bends: of the hours that a
council takes, or a worker has wished for, the first count most; of those that a council
gives, the last do.
"""

from collections import Counter
from collections.abc import Sequence

from staffbank_matching.checker_choice import weekdays_of
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Problem

WHOLE = 1_000_000  # millionths of its capacity are what a group's minutes are counted in
FALLING, RISING = (4, 3, 2, 1), (1, 2, 3, 4)  # worth of a minute, segment by segment


def fairness_of(made: Sequence[Assignment], problem: Problem) -> int:
    """The sum over all groups; councils that give count against it."""
    taken, given, own = _minutes(made, problem)
    asked = _asked(problem)
    total = 0
    for host, capacity in asked.items():
        total += _worth(taken[host], capacity, capacity // 4, FALLING)
    everything, homes = sum(asked.values()), Counter(each.home for each in problem.workers)
    for home, people in homes.items():
        capacity = everything * people // len(problem.workers)
        total -= _worth(given[home], capacity, capacity // 2, RISING)
    for worker in problem.workers:
        if worker.wished_minutes and worker.id in own:
            wished = worker.wished_minutes
            total += _worth(min(own[worker.id], wished), wished, wished // 4, FALLING)
    return total


def _minutes(
    made: Sequence[Assignment], problem: Problem
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Minutes of the plan by host, by home and by worker."""
    hosts = {request.id: request.host for request in problem.requests}
    homes = {worker.id: worker.home for worker in problem.workers}
    taken: Counter[str] = Counter()
    given: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for each in made:
        minutes = sum(end - start for start, end in each.sessions)
        taken[hosts[each.request]] += minutes
        given[homes[each.worker]] += minutes
        own[each.worker] += minutes
    return taken, given, own


def _asked(problem: Problem) -> Counter[str]:
    """Minutes that each host asks for on all seats; of some weekdays, their share."""
    asked: Counter[str] = Counter()
    for request in problem.requests:
        minutes = sum(end - start for start, end in request.sessions)
        if request.days_a_week is not None:
            occurring = len(set(weekdays_of(request, problem.figures)))
            minutes = minutes * min(request.days_a_week, occurring) // occurring
        asked[request.host] += request.seats * minutes
    return asked


def _worth(minutes: int, capacity: int, width: int, slopes: Sequence[int]) -> int:
    """Minutes times slopes, segment by segment; the last segment has no end."""
    if capacity <= 0:
        return 0
    total, left = 0, minutes
    for slope in slopes[:-1]:
        step = min(left, max(1, width))
        total += slope * step
        left -= step
    return WHOLE // capacity * (total + slopes[-1] * left)
