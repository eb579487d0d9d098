"""Memory, or files, that there are not, in words."""

import errno
import mmap
import os
import resource
from contextlib import suppress
from pathlib import Path

from staffbank.cli.plain_words import CannotDo

SAYS_SO = ("failed to map segment", "cannot allocate memory", "can't start new thread")
TO_BEGIN = 1 << 30  # bytes of addresses that the engine's libraries and loops take
CONTAINER = Path("/sys/fs/cgroup/memory.max")


def check_room() -> None:
    """Ask for as much memory as the engine begins with: else its libraries fail one by one.

    From then on no more is given than the machine has: what is refused is told in words, and
    whoever takes what is not there is killed without any.

    Raises:
        CannotDo: where there is none.
    """
    try:
        mmap.mmap(-1, TO_BEGIN, mmap.MAP_PRIVATE, mmap.PROT_READ).close()
    except OSError:
        raise CannotDo(_sentence(f"{_told(TO_BEGIN)} to begin with")) from None
    allowed, most = resource.getrlimit(resource.RLIMIT_DATA)
    if allowed == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_DATA, (_there(), most))


def used_up(error: BaseException) -> str | None:
    """What to say where memory or files were lacking, be it down in a library; else None."""
    cause: BaseException | None = error
    while cause is not None:
        said = str(cause)
        code = cause.errno if isinstance(cause, OSError) else None
        if code in (errno.EMFILE, errno.ENFILE):
            allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
            return f"too many open files: `ulimit -n` allows {allowed:,} here; allow more"
        if (
            code == errno.ENOMEM
            or isinstance(cause, MemoryError)
            or any(w in said.lower() for w in SAYS_SO)
        ):
            return _sentence(next(iter(said.splitlines()), "") or "more than there is")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return None


def _sentence(asked: str) -> str:
    allowed = resource.getrlimit(resource.RLIMIT_AS)[0]
    if allowed == resource.RLIM_INFINITY:
        return (
            f"out of memory ({asked}): this machine has {_told(_there())}; "
            "give it more, or a smaller problem"
        )
    return (
        f"out of memory ({asked}): `ulimit -v` allows {_told(allowed)} here; "
        "allow more, or give a smaller problem"
    )


def _there() -> int:
    """Bytes of the machine or, where they are fewer, of the container."""
    there = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):  # no container, or one without a limit
        there = min(there, int(CONTAINER.read_text(encoding="ascii")))
    return there


def _told(count: int) -> str:
    return f"{count / (1 << 20):,.0f} MiB"
