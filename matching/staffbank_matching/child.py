"""A stage of the search in a process of its own, which can be killed at any moment.

PDLP and presolve look at no clock but their own, and may run on for a while. A forked child
shares the arrays, costs a few milliseconds, and is gone when it is told to be. It touches
nothing but its arrays and one pipe, and dies with its parent.
"""

import ctypes
import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

POLL = 0.05  # seconds between two looks at whether to stop
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, linux/prctl.h


class ChildDied(Exception):
    """It ended without a result: killed by somebody else, or out of memory."""


def in_child(
    stage: Callable[[], Result], *, seconds: float, should_stop: Callable[[], bool]
) -> Result | None:
    """Run the stage in a child; None where it had to be killed, for time or for a stop.

    Raises:
        ChildDied: where it ended by itself without a result.
    """
    parent = os.getpid()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _be_a_child(stage, parent, writer)
    os.close(writer)
    try:
        return _result(reader, time.monotonic() + seconds, should_stop)
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _be_a_child(stage: Callable[[], object], parent: int, writer: int) -> None:
    try:
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            return
        os.closerange(3, writer)
        os.closerange(writer + 1, os.sysconf("SC_OPEN_MAX"))
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(stage(), pipe, protocol=5)
    finally:
        os._exit(0)


def _result(reader: int, until: float, should_stop: Callable[[], bool]) -> Result | None:
    told = bytearray()
    while time.monotonic() < until and not should_stop():
        if not select.select([reader], [], [], POLL)[0]:
            continue
        piece = os.read(reader, 1 << 20)
        if piece:
            told += piece
        elif told:
            found: Result = pickle.loads(told)  # noqa: S301 our own child wrote it
            return found
        else:
            raise ChildDied("a stage of the search ended without a result")
    return None
