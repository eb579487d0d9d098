"""What 'fewest faces' is asked, and what it answers: tasks at set times, and who does them."""

from collections.abc import Iterator
from dataclasses import dataclass

from staffbank_matching.problem import NotAProblem, Stretch


@dataclass(frozen=True)
class Duties:
    """Tasks that all have to be done, each by one worker, who does one at a time.

    `able[w]` are the numbers of the tasks that worker `w` may do; one that stands there twice
    counts once. A task that ends in the minute in which another starts does not overlap it.

    Raises:
        NotAProblem: where a task has no length or nobody who may do it, or a number is none of
            a task. Whether all can be done at once is found out by `fewest_faces`.
    """

    tasks: tuple[Stretch, ...]
    able: tuple[frozenset[int] | tuple[int, ...], ...]

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise NotAProblem(fault)


@dataclass(frozen=True)
class Faces:
    """Who does which task, by how many different people, and how few it could be at best.

    No cover of all tasks has fewer than `bound` people; `proven`: this one has no more.
    `weights` shows why, where it is not empty: a weight for each task, such that no fewer than
    `bound` workers can hold them all, since each can hold only so much at one time after
    another. Where it is empty, a complete search by CP-SAT stands for the bound.

    `worker_of_task` has None where nobody was found within the time. Then no cover is known,
    and `people` counts those who have work so far.
    """

    worker_of_task: tuple[int | None, ...]
    people: int
    bound: int
    proven: bool
    weights: tuple[int, ...] = ()

    @property
    def uncovered(self) -> tuple[int, ...]:
        """The tasks for which nobody was found, in order."""
        return tuple(t for t, worker in enumerate(self.worker_of_task) if worker is None)


def _faults(duties: Duties) -> Iterator[str]:
    for number, (start, end) in enumerate(duties.tasks):
        if end <= start:
            yield (
                f"$.tasks[{number}]: it ends at {end}, which is not after its start {start}; "
                "give a later end, or leave it out"
            )
    known = range(len(duties.tasks))
    for worker, tasks in enumerate(duties.able):
        for task in sorted(set(tasks)):
            if task not in known:
                yield f"$.able[{worker}]: {task} is no task; there are {len(known)}, from 0 on"
    for number in sorted(set(known).difference(*duties.able)):
        yield f"$.tasks[{number}]: nobody may do it; add a worker who may, or leave it out"
