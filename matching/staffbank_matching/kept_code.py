"""The machine code of the engine's loops, kept on disk; where it cannot be, it is made anew.

Numba keeps compiled code by the file in which a loop stands, and does not notice where a loop
that it calls, in another file, has changed. So each module's loops are kept in a folder named
by what the module says and all that its loops can call, and are good for whatever copy of it.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numba
from numba.core import caching

config: Any = numba.config
Cache: Any = caching.FunctionCache  # numba has no types
CacheImpl: Any = caching.CompileResultCacheImpl
Locator: Any = caching.UserProvidedCacheLocator

HERE = Path(__file__).parent
IMPORTED = re.compile(r"^from staffbank_matching\.(\w+) import", re.MULTILINE)
BEARING = re.compile(r"^(@compiled|@inner|class \w+\(NamedTuple\))", re.MULTILINE)

_told: list[Callable[[str], None]] = []


@contextmanager
def told_of_compiling(tell: Callable[[str], None]) -> Iterator[None]:
    """Meanwhile tell the name of each loop that has to be compiled, before that is done."""
    _told.append(tell)
    try:
        yield
    finally:
        _told.remove(tell)


def loops_folder(module: str) -> Path:
    """Where the machine code of a module's loops is kept, by the module's last name."""
    said = blake2b(digest_size=8)
    for name in sorted(_reached(module)):
        said.update(_text(name).encode())
    folder = f"{module}-{said.hexdigest()}"
    if config.CACHE_DIR:
        return Path(config.CACHE_DIR) / folder
    beside = HERE / "__pycache__" / "loops" / folder
    return beside if beside.is_dir() or _can_be_made(beside) else _her_own() / folder


class _Place(Locator):
    """A folder that may be read-only: what was compiled at installation is there."""

    def __init__(self, loop: Any, file: str) -> None:
        self._py_file, self._lineno = file, loop.__code__.co_firstlineno
        self._cache_path = str(loops_folder(loop.__module__.rpartition(".")[2]))

    @classmethod
    def from_function(cls, loop: Any, file: str) -> "_Place":
        return cls(loop, file)

    def get_source_stamp(self) -> str:
        return self._cache_path.rpartition("-")[2]  # it says what was compiled


class _Kept(CacheImpl):
    _locator_classes = (_Place,)


class KeptCode(Cache):
    """What a loop was compiled to; made anew where that is broken or could not be kept."""

    _impl_class = _Kept

    def load_overload(self, kinds: Any, target: Any) -> Any:
        """The code for arguments of these kinds, or None where it is to be compiled."""
        try:
            found = super().load_overload(kinds, target)
        except Exception:  # noqa: BLE001 a file that was cut off raises whatever it likes
            found = None
            with suppress(OSError):
                self.flush()
        if found is None:
            for tell in _told:
                tell(self._py_func.__name__)
        return found

    def save_overload(self, kinds: Any, code: Any) -> None:
        """Keep it, where that can be done."""
        with suppress(OSError):
            super().save_overload(kinds, code)


def _can_be_made(folder: Path) -> bool:
    """Whether somebody may make it, or the folders above it that are not there."""
    there = next(above for above in folder.parents if above.is_dir())
    return os.access(there, os.W_OK)


def _her_own() -> Path:
    """The folder of whoever runs it, for what programs can make anew."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given) / "staffbank" / "loops"
    with suppress(RuntimeError):
        return Path.home() / ".cache" / "staffbank" / "loops"
    return HERE / "__pycache__" / "loops"  # without a home nothing is kept


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
