"""One search for fewer faces: the best cover so far, and the desk where the next is sought."""

import numpy as np
import numpy.typing as npt

from staffbank_matching.duties import Duties
from staffbank_matching.fewest_search import (
    NOBODY,
    OPEN,
    STIRS,
    Desk,
    Longs,
    Rota,
    begin,
    work,
)
from staffbank_matching.fewest_start import first_cover

SEEDS = 1 << 30


class Search:
    """The best that is known, and never worse than the first.

    `cover` says who does each task, in the order of the duties, and NOBODY where nobody was
    found; `people` have work in it. `stuck` says that no progress has come for long, once.
    """

    def __init__(self, duties: Duties, *, seed: int) -> None:
        self._draw = np.random.default_rng(seed)
        self._by_start = np.array(
            sorted(range(len(duties.tasks)), key=duties.tasks.__getitem__), dtype=np.int64
        )
        self._rota = _rota_of(duties, self._by_start)
        self._desk = _desk_of(len(duties.tasks), len(duties.able))
        self._best = first_cover(self._rota, len(duties.able))
        self._resume()

    @property
    def cover(self) -> Longs:
        """Who does each task of the duties."""
        cover = np.empty_like(self._best)
        cover[self._by_start] = self._best
        return cover

    @property
    def people(self) -> int:
        """How many have work in the best cover."""
        return len(self._used())

    @property
    def covered(self) -> bool:
        """Whether the best cover leaves no task to nobody."""
        return not (self._best == NOBODY).any()

    @property
    def stuck(self) -> bool:
        """Whether it has once come to no progress for long."""
        return bool(self._desk.counts[STIRS])

    def go_on(self) -> None:
        """Search for one slice, about ten milliseconds."""
        work(self._rota, self._desk, int(self._draw.integers(SEEDS)))
        if (
            self._desk.counts[OPEN] < (self._best == NOBODY).sum()
            or self._desk.counts[OPEN] == 0
        ):
            self._best = self._desk.worker.copy()
        if self._desk.counts[OPEN] == 0:
            self._resume()

    def learn(self, cover: tuple[int, ...]) -> None:
        """Go on from a better cover that was found elsewhere."""
        self._best = np.array(cover, dtype=np.int64)[self._by_start]
        self._resume()

    def choose(self, shares: npt.NDArray[np.float64]) -> None:
        """Go on with one person less than in the best cover: those with the largest shares."""
        self._desk.active[:] = False
        self._desk.active[np.argsort(-shares, kind="stable")[: self.people - 1]] = True
        self._stand()

    def _resume(self) -> None:
        """Let the one with the fewest tasks go, if all is covered; else let all help."""
        self._desk.active[:] = not self.covered
        if self.covered:
            used = self._used()
            tasks = np.bincount(self._best, minlength=len(self._desk.active))
            self._desk.active[used] = True
            self._desk.active[used[np.argmin(tasks[used])]] = False
        self._stand()

    def _stand(self) -> None:
        """Begin where the best cover is, without those who may have no work."""
        stays = (self._best != NOBODY) & self._desk.active[self._best]
        self._desk.worker[:] = np.where(stays, self._best, NOBODY)
        begin(self._rota, self._desk)

    def _used(self) -> Longs:
        return np.unique(self._best[self._best != NOBODY])


def _rota_of(duties: Duties, by_start: Longs) -> Rota:
    spans = np.array(duties.tasks, dtype=np.int64)[by_start]
    start, end = np.ascontiguousarray(spans[:, 0]), np.ascontiguousarray(spans[:, 1])
    able = [np.array(sorted(set(tasks)), dtype=np.int64) for tasks in duties.able]
    worker = np.repeat(np.arange(len(able)), [len(tasks) for tasks in able])
    task = np.argsort(by_start)[np.concatenate(able)]
    return Rota(
        start,
        end,
        np.searchsorted(np.maximum.accumulate(end), start, side="right"),
        np.searchsorted(start, end, side="left"),
        np.searchsorted(np.sort(task), np.arange(len(start) + 1)),
        worker[np.argsort(task, kind="stable")],
    )


def _desk_of(tasks: int, workers: int) -> Desk:
    return Desk(
        worker=np.full(tasks, NOBODY, dtype=np.int64),
        clash=np.zeros((tasks, workers), dtype=np.int32),
        weight=np.ones(tasks, dtype=np.int64),
        open=np.zeros(tasks, dtype=np.int64),
        barred=np.full(tasks, NOBODY, dtype=np.int64),
        until=np.zeros(tasks, dtype=np.int64),
        active=np.ones(workers, dtype=np.bool_),
        counts=np.zeros(5, dtype=np.int64),
    )
