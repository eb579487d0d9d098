"""The engine's loops are compiled before its clock runs, or a first run would have no time.

That takes minutes on a machine that has never done it, and a few seconds after that: the
machine code is kept on disk. A process of its own does it, which can be killed at any moment.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import structlog

log = structlog.get_logger()

LOOKS_EVERY = 0.05  # seconds


def warmed(should_stop: Callable[[], bool]) -> bool:
    """Wait until the engine is compiled; False where somebody wants to stop before.

    Where it cannot be compiled beforehand, which is noted, the run has to do it.
    """
    child = warming()
    while child.poll() is None:
        if should_stop():
            return False
        _wait(child)
    if child.returncode:
        log.warning("the engine was not compiled beforehand", ended_with=child.returncode)
    return True


@cache
def warming() -> subprocess.Popen[bytes]:
    """Begin to compile, once for each process that asks; the child that does it."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "staffbank_matching.warm"],
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for us
    )


def give_up() -> None:
    """Compile no further; the next process goes on."""
    child = warming()
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)  # its own children too
        child.wait()


def _wait(child: subprocess.Popen[bytes]) -> None:
    with suppress(subprocess.TimeoutExpired):
        child.wait(LOOKS_EVERY)
