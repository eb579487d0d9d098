"""What the engine answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """How far the search came."""

    OPTIMAL = "optimal"  # no better plan exists
    FEASIBLE = "feasible"  # time ran out; `Plan.gap` says how much better one could be
    STOPPED = "stopped"  # somebody stopped it


@dataclass(frozen=True)
class Assignment:
    """One slot filled. `parts` are the points by preference: the explanation people see."""

    worker: str
    slot: str
    parts: Mapping[str, int]


@dataclass(frozen=True)
class Unfilled:
    """One slot left open, and what kept workers from it.

    `funnel` counts the workers who fail each filter, `removed_first` those for whom it is the
    first they fail; `eligible` is who remains. `main_reason` is defined in `funnel.py`.
    """

    slot: str
    funnel: Mapping[str, int]
    removed_first: Mapping[str, int]
    eligible: int
    main_reason: str


@dataclass(frozen=True)
class Coverage:
    """What of one tier's value is filled; `bound` is the most that any plan could fill.

    Where a tier above is not proven, `bound` holds among plans that do as well there.
    """

    tier: int
    filled: int
    wanted: int
    bound: int


@dataclass(frozen=True)
class Plan:
    """Who fills what.

    `coverage` has every tier that has a slot, in order. `gap` is relative: how far the least
    certain figure may be from the best possible one, 0.0 in an optimal plan. The greedy
    figures are those of the plan that takes the best pair first, for comparison.
    """

    assignments: tuple[Assignment, ...]
    unfilled: tuple[Unfilled, ...]
    status: Status
    coverage: tuple[Coverage, ...]
    quality: int
    quality_bound: int
    gap: float
    greedy_coverage: tuple[int, ...]
    greedy_quality: int

    @property
    def score(self) -> tuple[int, ...]:
        """What plans are compared by: the tiers' filled value, then quality."""
        return (*(tier.filled for tier in self.coverage), self.quality)

    @property
    def greedy_score(self) -> tuple[int, ...]:
        """The same of the greedy plan; never more than `score`."""
        return (*self.greedy_coverage, self.greedy_quality)
