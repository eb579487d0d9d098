"""Every figure as it holds in the region, its amendments with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from staffbank.domain.dated import Amendment, Amendments, Dated, amendments
from staffbank.domain.figure_book import FIGURES, in_unit
from staffbank.ports.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Step:
    """What holds from a day on; `value` as people write it."""

    holds_from: date
    value: str
    source: str
    verified: bool
    amended: bool


@dataclass(frozen=True)
class FigureNow:
    """A figure, with every step of it."""

    key: str
    name: str
    editable: bool
    steps: tuple[Step, ...]


async def figures_now(*, uow: UnitOfWork) -> tuple[FigureNow, ...]:
    """All of them, by their keys."""
    async with uow:
        return tuple(figure_of(key, amendments()) for key in FIGURES)


def figure_of(key: str, said: Amendments) -> FigureNow:
    """One figure, as these amendments make it."""
    figure = FIGURES[key]
    amended = {} if figure.verified else said.get(key, {})
    steps = (*_stated(figure, amended), *map(_amended, amended.items()))
    ordered = tuple(sorted(steps, key=lambda step: step.holds_from))
    return FigureNow(key, figure.name, not figure.verified, ordered)


def _stated(figure: Dated[Any], amended: Mapping[date, Amendment]) -> list[Step]:
    return [
        Step(day, in_unit(value), figure.source, figure.verified, amended=False)
        for day, value in figure.steps.items()
        if day not in amended
    ]


def _amended(said: tuple[date, Amendment]) -> Step:
    day, step = said
    return Step(day, in_unit(step.value), step.source, step.verified, amended=True)
