"""An independent look at an answer to 'fewest faces': it shares no code with the search."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from staffbank_matching.duties import Duties, Faces


def faults_of_faces(faces: Faces, duties: Duties) -> list[str]:
    """All that is wrong with the answer, in words; nothing where it is sound.

    Recomputed: that each task is done by one who may and can do it, how many people that
    takes, and the bound. The bound is at least the number of tasks that go on at one minute,
    and no more than its weights prove. A bound without weights is not proven here: CP-SAT
    stands for that.
    """
    if len(faces.worker_of_task) != len(duties.tasks):
        return [f"{len(faces.worker_of_task)} tasks are told of {len(duties.tasks)}"]
    return [
        *_faults_of_work(faces, duties),
        *_faults_of_figures(faces),
        *_faults_of_bound(faces, duties),
    ]


def _faults_of_work(faces: Faces, duties: Duties) -> Iterator[str]:
    for task, worker in enumerate(faces.worker_of_task):
        if worker is None:
            continue
        if worker not in range(len(duties.able)):
            yield f"task {task} is done by {worker}, who is no worker"
        elif task not in duties.able[worker]:
            yield f"worker {worker} may not do task {task}"
    for worker, tasks in sorted(_by_worker(faces).items()):
        for one, other in combinations(tasks, 2):
            later_start = max(duties.tasks[one][0], duties.tasks[other][0])
            if later_start < min(duties.tasks[one][1], duties.tasks[other][1]):
                yield f"worker {worker} does tasks {one} and {other} at once"


def _faults_of_figures(faces: Faces) -> Iterator[str]:
    people = len(set(faces.worker_of_task) - {None})
    if faces.people != people:
        yield f"{people} people have work, and {faces.people} are told"
    covered = None not in faces.worker_of_task
    if covered and people < faces.bound:
        yield f"no fewer than {faces.bound} people can do, and {people} do"
    if faces.proven != (covered and people == faces.bound):
        yield f"proven is told as {faces.proven}, with {people} people and bound {faces.bound}"


def _faults_of_bound(faces: Faces, duties: Duties) -> Iterator[str]:
    crowd = max((_at_once(duties, start) for start, _ in duties.tasks), default=0)
    if faces.bound < crowd:
        yield f"{crowd} tasks go on at once, and the bound is {faces.bound}"
    if not faces.weights:
        return
    if len(faces.weights) != len(duties.tasks) or min(faces.weights) < 0:
        yield "there is not one weight of 0 or more for each task"
    elif (needed := _people_for(faces.weights, duties)) < faces.bound:
        yield f"the weights prove {needed} people, and the bound is {faces.bound}"


def _by_worker(faces: Faces) -> dict[int, list[int]]:
    tasks: dict[int, list[int]] = {}
    for task, worker in enumerate(faces.worker_of_task):
        if worker is not None:
            tasks.setdefault(worker, []).append(task)
    return tasks


def _at_once(duties: Duties, minute: int) -> int:
    return sum(start <= minute < end for start, end in duties.tasks)


def _people_for(weights: Sequence[int], duties: Duties) -> int:
    """How many of the strongest workers hold all the weight; one more than all if none do."""
    left, people = sum(weights), 0
    strongest = sorted((_most(weights, duties, able) for able in duties.able), reverse=True)
    for held in strongest:
        if left <= 0:
            return people
        left -= held
        people += 1
    return people if left <= 0 else people + 1


def _most(
    weights: Sequence[int], duties: Duties, able: frozenset[int] | tuple[int, ...]
) -> int:
    """The most weight that fits one after another, minute by minute at which one ends."""
    by_end: dict[int, list[int]] = {}
    for task in able:
        by_end.setdefault(duties.tasks[task][1], []).append(task)
    minutes = sorted({minute for task in able for minute in duties.tasks[task]})
    best: dict[int, int] = {}
    most = 0
    for minute in minutes:
        for task in by_end.get(minute, ()):
            most = max(most, weights[task] + best[duties.tasks[task][0]])
        best[minute] = most
    return most
