"""Figures that have a source and change on a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Figure = TypeVar("Figure")


class NoFigureYet(LookupError):
    """Asked for a day before the figure was first known; the message says from when it is."""


@dataclass(frozen=True)
class Dated(Generic[Figure]):
    """A figure by the day from which it holds, with its source.

    `verified` is false for a figure taken from general knowledge: it is shown as such.
    """

    name: str
    source: str
    steps: Mapping[date, Figure]
    verified: bool = True

    def on(self, day: date) -> Figure:
        """The figure that holds on `day`. Raises NoFigureYet before the first step."""
        begun = [start for start in self.steps if start <= day]
        if not begun:
            raise NoFigureYet(f"{self.name} is known from {min(self.steps)}, not on {day}")
        return self.steps[max(begun)]
