"""Tasks at one minute that too few people may do: the plainest reason why no cover exists."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from staffbank_matching.duties import Duties

TOLD = 8  # so many tasks are told by their number


@dataclass(frozen=True)
class Crowd:
    """These tasks go on at `minute`, and only these workers, who are fewer, may do any."""

    minute: int
    tasks: tuple[int, ...]
    workers: tuple[int, ...]

    def __str__(self) -> str:
        number, able = len(self.tasks), len(self.workers)
        return (
            f"$.tasks: at minute {self.minute}, tasks {_told(self.tasks)} need {number} people "
            f"at once, and only {able} may do any of them; let more do them, or move some"
        )


def too_big_a_crowd(duties: Duties) -> Crowd | None:
    """The first such crowd; None where at each minute there are people enough.

    There may be no cover even so, where the same people are wanted at several minutes.
    """
    able = _who(duties)
    for minute, tasks in _busy(duties):
        match = _Match(able)
        for task in tasks:
            if short := match.seat(task):
                return Crowd(minute, *short)
    return None


class _Match:
    """Tasks seated with different workers, as many as can be."""

    def __init__(self, able: Sequence[Sequence[int]]) -> None:
        self._able = able
        self._has: dict[int, int] = {}

    def seat(self, task: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """Seat the task, and others anew for it; else tell those tasks and their workers."""
        came_from: dict[int, int] = {}
        asking = deque([task])
        asked = [task]
        while asking:
            asks = asking.popleft()
            for worker in self._able[asks]:
                if worker in came_from:
                    continue
                came_from[worker] = asks
                if worker not in self._has:
                    self._move(worker, task, came_from)
                    return None
                asking.append(self._has[worker])
                asked.append(self._has[worker])
        return tuple(sorted(asked)), tuple(sorted(came_from))

    def _move(self, free: int, task: int, came_from: dict[int, int]) -> None:
        seat_of = {held: worker for worker, held in self._has.items()}
        while True:
            moves = came_from[free]
            self._has[free] = moves
            if moves == task:
                return
            free = seat_of[moves]


def _who(duties: Duties) -> list[list[int]]:
    able: list[list[int]] = [[] for _ in duties.tasks]
    for worker, tasks in enumerate(duties.able):
        for task in set(tasks):
            able[task].append(worker)
    return able


def _busy(duties: Duties) -> Iterator[tuple[int, list[int]]]:
    """Minutes at which a task starts, in order, and all that goes on then."""
    going_on: set[int] = set()
    by_start = sorted(range(len(duties.tasks)), key=lambda task: duties.tasks[task])
    for position, task in enumerate(by_start):
        minute = duties.tasks[task][0]
        going_on = {other for other in going_on if duties.tasks[other][1] > minute} | {task}
        last = position + 1 == len(by_start)
        if last or duties.tasks[by_start[position + 1]][0] > minute:
            yield minute, sorted(going_on)


def _told(tasks: Sequence[int]) -> str:
    """The first few of them."""
    told = ", ".join(map(str, tasks[:TOLD]))
    return told if len(tasks) <= TOLD else f"{told} and {len(tasks) - TOLD} more"
