"""Stages of the search in processes of their own, which can be killed at any moment.

PDLP and HiGHS look at no clock but their own, and may run on for a while. A forked child
shares the arrays, costs a few milliseconds, and is gone when it is told to be. It touches
nothing but its arrays and one pipe, and dies with its parent.
"""

import ctypes
import os
import pickle
import select
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

Result = TypeVar("Result")

POLL = 0.05  # seconds between two looks at whether to stop
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, linux/prctl.h


class ChildDied(Exception):
    """It ended without a result: killed by somebody else, out of memory, or never begun."""


class Child(Generic[Result]):
    """One stage that is running. Whoever starts it has to end it.

    Where no process or no file is left for one, it is as if it had died at once.
    """

    def __init__(self, stage: Callable[[], Result]) -> None:
        parent = os.getpid()
        self.reader: int | None = None
        self.process: int | None = None
        self.result: Result | None = None
        self._told = bytearray()
        with suppress(OSError):
            self.reader, writer = os.pipe()
            try:
                self.process = os.fork()
                if self.process == 0:
                    _be_a_child(stage, parent, writer)
            finally:
                os.close(writer)

    def heard(self) -> bool:
        """Read what it has told, waiting for some; answer whether its result is there.

        Raises:
            ChildDied: where it ended by itself without a result.
        """
        piece = b"" if self.reader is None else os.read(self.reader, 1 << 20)
        self._told += piece
        if not piece:
            try:
                self.result = pickle.loads(self._told)  # noqa: S301 our own child wrote it
            except (EOFError, pickle.UnpicklingError) as cut_off:
                raise ChildDied("a stage of the search ended without a result") from cut_off
        return not piece

    def ready(self, patience: float) -> bool:
        """Hear what it tells within `patience` seconds; answer as `heard` does.

        What it has begun to tell is heard to its end: a pipe holds little, and the child waits
        until it is empty.
        """
        while telling([self], POLL if self._told else patience):
            if self.heard():
                return True
        return False

    def end(self) -> None:
        """Kill it, if it is still there."""
        if self.reader is not None:
            os.close(self.reader)
        if self.process is not None:
            with suppress(ProcessLookupError, ChildProcessError):  # SIGCHLD may be ignored
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)


def telling(children: Sequence[Child[Result]], patience: float) -> list[Child[Result]]:
    """Those who have told something, or ended, waiting so many seconds for one at most."""
    dead = [child for child in children if child.reader is None]
    if dead:
        return dead
    readers = {child.reader: child for child in children if child.reader is not None}
    ready = select.poll()  # which takes files of any number, where `select` ends at 1,024
    for reader in readers:
        ready.register(reader, select.POLLIN)
    return [readers[reader] for reader, _ in ready.poll(1000 * patience)]


def in_child(
    stage: Callable[[], Result], *, seconds: float, should_stop: Callable[[], bool]
) -> Result | None:
    """Run the stage in a child; None where it had to be killed, for time or for a stop.

    Raises:
        ChildDied: where it ended by itself without a result.
    """
    return in_children((stage,), at_once=1, seconds=seconds, should_stop=should_stop)[0]


def in_children(
    stages: Sequence[Callable[[], Result]],
    *,
    at_once: int,
    seconds: float,
    should_stop: Callable[[], bool],
) -> list[Result | None]:
    """Run each stage in a child, so many side by side; None for those that had to be killed.

    Raises:
        ChildDied: where one ended by itself without a result; the others are killed.
    """
    waiting = list(stages)
    started: list[Child[Result]] = []
    running: list[Child[Result]] = []
    until = time.monotonic() + seconds
    try:
        while (waiting or running) and time.monotonic() < until and not should_stop():
            while waiting and len(running) < at_once:
                child = Child(waiting.pop(0))
                started.append(child)
                running.append(child)
            for child in telling(running, POLL):
                if child.heard():
                    running.remove(child)
    finally:
        for child in started:
            child.end()
    return [*(child.result for child in started), *(None for _ in waiting)]


def _be_a_child(stage: Callable[[], object], parent: int, writer: int) -> None:
    try:
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            return
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # HiGHS tells its name where plans go
        os.closerange(3, writer)
        os.closerange(writer + 1, os.sysconf("SC_OPEN_MAX"))
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(stage(), pipe, protocol=5)
    finally:
        os._exit(0)
