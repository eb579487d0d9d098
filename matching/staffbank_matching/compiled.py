"""The one way in which the engine's loops are compiled, and where the machine code is kept.

Numba keeps compiled code by the file in which a loop stands, and does not notice where a loop
that it calls, in another file, has changed. So each module's loops are kept in a folder named
by what the module says and all that its loops can call.
"""

import re
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import numba

Loop = TypeVar("Loop", bound=Callable[..., object])

njit: Any = numba.njit  # its types know not all of its options
config: Any = numba.config

HERE = Path(__file__).parent
IMPORTED = re.compile(r"^from staffbank_matching\.(\w+) import", re.MULTILINE)
BEARING = re.compile(r"^(@compiled|@inner|class \w+\(NamedTuple\))", re.MULTILINE)


def compiled(loop: Loop) -> Loop:
    """Compile to machine code at the first call, and keep that.

    It lets go of the interpreter's lock, so that threads run beside each other.
    """
    return _kept(loop, njit(cache=True, nogil=True, no_cfunc_wrapper=True))


def inner(loop: Loop) -> Loop:
    """The same for a loop that only compiled loops call, which makes it sooner compiled."""
    only_inside = {"no_cfunc_wrapper": True, "no_cpython_wrapper": True}
    return _kept(loop, njit(cache=True, nogil=True, **only_inside))


def loops_folder(module: str) -> Path:
    """Where the machine code of a module's loops is kept, by the module's last name."""
    said = blake2b(digest_size=8)
    for name in sorted(_reached(module)):
        said.update(_text(name).encode())
    return HERE / "__pycache__" / "loops" / f"{module}-{said.hexdigest()}"


def _kept(loop: Loop, compile_it: Callable[[Loop], Loop]) -> Loop:
    given = config.CACHE_DIR
    config.CACHE_DIR = given or str(loops_folder(loop.__module__.rpartition(".")[2]))
    try:
        return compile_it(loop)
    finally:
        config.CACHE_DIR = given


@cache
def _reached(module: str) -> frozenset[str]:
    """The module and those with loops, or what loops are given, that it imports in the end."""
    found, left = {module}, [module]
    while left:
        for name in IMPORTED.findall(_text(left.pop())):
            if name not in found and BEARING.search(_text(name)):
                found.add(name)
                left.append(name)
    return frozenset(found)


@cache
def _text(module: str) -> str:
    path = HERE / f"{module}.py"
    return path.read_text(encoding="utf-8") if path.exists() else ""
