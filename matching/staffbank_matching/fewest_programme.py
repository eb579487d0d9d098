"""Fewest faces as a programme of zeros and ones.

A column for each worker says that she has work, one for each worker and task that she may do
says that she does it. Of the tasks that she may do and that go on at one minute, a worker who
has work does one: one row for each such group that is not part of another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from staffbank_matching.duties import Duties

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Programme:
    """Columns are first the workers, then the pairs; `groups` are columns of pairs.

    `task` and `worker` are those of each pair, `whose` is the worker of each group.
    """

    tasks: int
    workers: int
    task: Longs
    worker: Longs
    groups: tuple[Longs, ...]
    whose: tuple[int, ...]

    @property
    def size(self) -> int:
        """How often a pair stands in a group."""
        return sum(map(len, self.groups))


def programme_of(duties: Duties) -> Programme:
    """Set out all pairs and groups."""
    spans = np.array(duties.tasks, dtype=np.int64)
    able = [np.array(sorted(set(tasks)), dtype=np.int64) for tasks in duties.able]
    groups: list[Longs] = []
    whose: list[int] = []
    column = len(able)
    for worker, tasks in enumerate(able):
        mine = [column + group for group in _groups(spans[tasks])]
        groups += mine
        whose += [worker] * len(mine)
        column += len(tasks)
    lengths = [len(tasks) for tasks in able]
    return Programme(
        len(duties.tasks),
        len(able),
        np.concatenate(able),
        np.repeat(np.arange(len(able)), lengths),
        tuple(groups),
        tuple(whose),
    )


def _groups(spans: Longs) -> Iterator[Longs]:
    """All largest sets of stretches that share a minute, as numbers of the stretches.

    A start gives such a set where something ends before the next start, or with it.
    """
    if not len(spans):
        return
    starts, ends = np.unique(spans[:, 0]), np.sort(spans[:, 1])
    ended = np.searchsorted(ends, starts, side="right")
    more = np.append(ended[1:] > ended[:-1], True)
    for minute in starts[more]:
        yield np.flatnonzero((spans[:, 0] <= minute) & (minute < spans[:, 1]))
