"""How few people could do at best: weights of tasks that no fewer workers can hold.

Give each task a weight of 0 or more. One worker holds at most the heaviest set of tasks that
she may do and that do not overlap. So as many people are needed as it takes of the strongest
workers to hold all the weight. Weight 1 on tasks that all overlap gives their number; the
prices of a linear programme give the best bound of this kind.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import inf

from staffbank_matching.duties import Duties
from staffbank_matching.problem import Stretch


def largest_crowd(tasks: Sequence[Stretch]) -> tuple[int, ...]:
    """The tasks that go on at the busiest minute, at the first such one."""
    changes = sorted((at, sign) for start, end in tasks for at, sign in ((start, 1), (end, -1)))
    going_on = list(accumulate(sign for _, sign in changes))
    if not going_on:
        return ()
    minute, _ = changes[going_on.index(max(going_on))]
    return tuple(t for t, (start, end) in enumerate(tasks) if start <= minute < end)


def least_people(duties: Duties, weights: Sequence[int]) -> int | None:
    """How many workers it takes at least to hold these weights; None where all cannot."""
    most = [held_at_most(duties, worker, weights) for worker in range(len(duties.able))]
    held = [0, *accumulate(sorted(most, reverse=True))]
    return next((people for people, sum_ in enumerate(held) if sum_ >= sum(weights)), None)


def held_at_most(duties: Duties, worker: int, weights: Sequence[int]) -> int:
    """The weight of the heaviest tasks that this worker could do one after another."""
    ends, best = [-inf], [0]
    able = {task for task in duties.able[worker] if weights[task] > 0}
    for task in sorted(able, key=lambda task: duties.tasks[task][1]):
        start, end = duties.tasks[task]
        with_it = weights[task] + best[bisect_right(ends, start) - 1]
        if with_it > best[-1]:
            ends.append(end)
            best.append(with_it)
    return best[-1]
