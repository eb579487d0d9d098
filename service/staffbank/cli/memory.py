"""Memory that there is not, in words."""

import errno
import mmap
import os
import resource

from staffbank.cli.plain_words import CannotDo

SAYS_SO = ("failed to map segment", "cannot allocate memory", "can't start new thread")
TO_BEGIN = 1 << 30  # bytes of addresses that the engine's libraries and loops take


def check_room() -> None:
    """Ask for as much memory as the engine begins with: else its libraries fail one by one.

    Raises:
        CannotDo: where there is none.
    """
    try:
        mmap.mmap(-1, TO_BEGIN, mmap.MAP_PRIVATE, mmap.PROT_READ).close()
    except OSError:
        raise CannotDo(_sentence(f"{_told(TO_BEGIN)} to begin with")) from None


def used_up(error: BaseException) -> str | None:
    """What to say where memory was lacking, be it somewhere down in a library; else None."""
    cause: BaseException | None = error
    while cause is not None:
        said = str(cause)
        lacking = isinstance(cause, OSError) and cause.errno == errno.ENOMEM
        if lacking or isinstance(cause, MemoryError) or any(w in said.lower() for w in SAYS_SO):
            return _sentence(next(iter(said.splitlines()), "") or "more than there is")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return None


def _sentence(asked: str) -> str:
    allowed = resource.getrlimit(resource.RLIMIT_AS)[0]
    if allowed == resource.RLIM_INFINITY:
        there = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        return (
            f"out of memory ({asked}): this machine has {_told(there)}; "
            "give it more, or a smaller problem"
        )
    return (
        f"out of memory ({asked}): `ulimit -v` allows {_told(allowed)} here; "
        "allow more, or give a smaller problem"
    )


def _told(count: int) -> str:
    return f"{count / (1 << 20):,.0f} MiB"
