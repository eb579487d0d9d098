"""How evenly a plan shares the work between councils, and keeps to what workers wish.

Each group of assignments has a capacity in minutes. What it is worth bends: of the hours that a
council takes, or a worker has wished for, the first count most; of those that a council
gives, the last do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from staffbank_matching.checker_choice import weekdays_of
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Problem

FOREVER = 1 << 40
WHOLE = 1_000_000  # millionths of its capacity are what a group's minutes are counted in
FALLING, RISING = (4, 3, 2, 1), (1, 2, 3, 4)  # worth of a minute, segment by segment


@dataclass(frozen=True)
class Group:
    """Whose minutes count together: work `taken` or `given` by a council, or a worker's own.

    Minutes beyond `most` count for nothing.
    """

    kind: str
    name: str
    capacity: int
    width: int
    slopes: tuple[int, ...]
    most: int = FOREVER

    def segments(self, minutes: int) -> Iterator[tuple[int, int]]:
        """What a minute of each segment is worth, and how many of so many minutes fit there."""
        left = min(minutes, self.most)
        for number, slope in enumerate(self.slopes, start=1):
            step = min(left, max(1, self.width)) if number < len(self.slopes) else left
            yield max(1, WHOLE // self.capacity) * slope, step
            left -= step

    def worth(self, minutes: int) -> int:
        """What so many minutes come to."""
        if self.capacity <= 0:
            return 0
        return sum(slope * step for slope, step in self.segments(minutes))


def fairness_of(made: Sequence[Assignment], problem: Problem) -> int:
    """The sum over all groups; councils that give count against it."""
    minutes = _minutes(made, problem)
    return sum(
        group.worth(minutes[group.kind][group.name])
        for group in groups_of(problem)
        if minutes[group.kind][group.name]
    )


def groups_of(problem: Problem) -> Iterator[Group]:
    """Every group that has a capacity."""
    asked = _asked(problem)
    everything, homes = sum(asked.values()), Counter(each.home for each in problem.workers)
    for host, capacity in asked.items():
        yield Group("taken", host, capacity, capacity // 4, FALLING)
    for home, people in homes.items():
        capacity = everything * people // len(problem.workers)
        yield Group("given", home, capacity, capacity // 2, tuple(-each for each in RISING))
    for worker in problem.workers:
        if wished := worker.wished_minutes:
            yield Group("wished", worker.id, wished, wished // 4, FALLING, most=wished)


def _minutes(made: Sequence[Assignment], problem: Problem) -> dict[str, Counter[str]]:
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
    return {"taken": taken, "given": given, "wished": own}


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
