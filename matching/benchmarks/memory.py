"""How much memory a process and all its children have together, at the highest.

A page that is shared by several of them counts once (the "proportional set size" of
`/proc/<pid>/smaps_rollup`): a forked child shares nearly all that its parent has.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic
from typing import Self

import psutil

EVERY = 0.1  # seconds
MIB = 1 << 20


@dataclass
class Sampler:
    """Looks at the tree of `pid` several times a second, from a thread, inside a `with`."""

    pid: int
    samples: list[tuple[float, int]] = field(default_factory=list)
    _over: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def peak(self, since: float, until: float) -> float | None:
        """The most between two moments of `time.monotonic`, in MiB."""
        inside = [size for moment, size in self.samples if since <= moment <= until]
        return max(inside) / MIB if inside else None

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self.samples.append((monotonic(), of_tree(self.pid)))


def of_tree(pid: int) -> int:
    """Bytes of a process and its children by now; 0 when it is gone."""
    total = 0
    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                total += process.memory_full_info().pss
    return total
