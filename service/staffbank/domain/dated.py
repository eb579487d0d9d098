"""Figures that have a source and change on a date."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

Figure = TypeVar("Figure")


class NoFigureYet(LookupError):
    """Asked for a day before the figure was first known; the message says from when it is."""


@dataclass(frozen=True)
class Amendment:
    """What a region has put in the place of a figure that was not verified, and whence."""

    value: Any
    source: str
    verified: bool = False


Amendments = Mapping[str, Mapping[date, Amendment]]  # by the figure's key, then by first day
NONE: Amendments = {}

_AMENDED: ContextVar[Amendments] = ContextVar("amended", default=NONE)


@contextmanager
def amended(said: Amendments) -> Iterator[None]:
    """While it lasts, figures are those of the region that has amended them: decision 25."""
    token = _AMENDED.set(said)
    try:
        yield
    finally:
        _AMENDED.reset(token)


def amendments() -> Amendments:
    """Those that hold now, to be handed to another thread."""
    return _AMENDED.get()


@dataclass(frozen=True)
class Dated(Generic[Figure]):
    """A figure by the day from which it holds, with its source.

    `verified` is false for a figure taken from general knowledge: it is shown as such, and a
    region may amend it by its `key`, to `most` at the most. What a source states is amended by
    nobody.
    """

    name: str
    source: str
    steps: Mapping[date, Figure]
    verified: bool = True
    key: str = ""
    most: Decimal = Decimal(10_000_000)

    def on(self, day: date) -> Figure:
        """The figure that holds on `day`. Raises NoFigureYet before the first step."""
        begun = [start for start in self._all() if start <= day]
        if not begun:
            raise NoFigureYet(f"{self.name} is known from {min(self.steps)}, not on {day}")
        found: Any = self._all()[max(begun)]
        value: Figure = found.value if isinstance(found, Amendment) else found
        return value

    def verified_on(self, day: date) -> bool:
        """Whether the figure of that day was verified, at first or by an amendment."""
        begun = [start for start in self._all() if start <= day]
        found = self._all()[max(begun)] if begun else None
        return found.verified if isinstance(found, Amendment) else self.verified

    def _all(self) -> Mapping[date, Figure | Amendment]:
        if self.verified or not self.key:
            return self.steps
        return {**self.steps, **_AMENDED.get().get(self.key, {})}
