"""The one way in which the engine's loops are compiled."""

from collections.abc import Callable
from typing import Any, TypeVar

import numba

from staffbank_matching.kept_code import KeptCode

Loop = TypeVar("Loop", bound=Callable[..., object])

njit: Any = numba.njit  # its types know not all of its options
LOOPS: list[Any] = []  # all that Python calls, as their modules are loaded


def compiled(loop: Loop) -> Loop:
    """Compile to machine code at the first call, and keep that.

    It lets go of the interpreter's lock, so that threads run beside each other.
    """
    made: Loop = _kept(njit(nogil=True, no_cfunc_wrapper=True)(loop))
    LOOPS.append(made)
    return made


def inner(loop: Loop) -> Loop:
    """The same for a loop that only compiled loops call, which makes it sooner compiled."""
    made: Loop = _kept(njit(nogil=True, no_cfunc_wrapper=True, no_cpython_wrapper=True)(loop))
    return made


def _kept(loop: Any) -> Any:
    loop._cache = KeptCode(loop.py_func)  # noqa: SLF001 what `cache=True` does, with a cache of ours
    return loop
