"""Memory that nobody uses any more."""

import ctypes


def give_back() -> None:
    """Give what is free back to the machine, where the C library can (glibc).

    It keeps what arrays of a few megabytes have left, for the next ones; a stage in a child
    of its own would have all of that beside its own.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
