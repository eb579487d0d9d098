"""What a plan comes to, reckoned from its assignments by plain arithmetic."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from staffbank_matching.aims import POINTS_PER_VALUE, STEEP, Aims, Worth
from staffbank_matching.checker_choice import Filling, Sessions, weekdays_of
from staffbank_matching.checker_fairness import fairness_of
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Figures, Problem, Request

POINTS_PER_KEPT = 50
FAIRNESS_PER_POINT = 10_000
CONTINUITY = ("familiar_team", "familiar_host", "next_block")
PREFERENCE = ("preferred_host", "wishes")


@dataclass(frozen=True)
class Score:
    """What a plan comes to in each figure; `filled` and `wanted` are by tier, in order."""

    filled: Mapping[int, int]
    wanted: Mapping[int, int]
    kept: int
    continuity: int
    fairness: int
    preference: int
    travel: int
    cost: int

    def levels(self, aims: Aims) -> dict[str, int]:
        """The figures that plans are compared by under these aims, the first first."""
        if aims.weights is not None:
            return {"sum": self.value(aims)}
        return {
            **{f"tier {tier}": filled for tier, filled in self.filled.items()},
            "kept": self.kept,
            "continuity": self.continuity,
            "fairness": self.fairness,
            "preference": self.preference,
            "travel": self.travel,
            "cost": self.cost,
        }

    def value(self, aims: Aims) -> int:
        """The one sum over all aims but the cost; fairness is rounded down to whole points."""
        weights = aims.weights or STEEP
        covered = sum(weights[tier - 1] * filled for tier, filled in self.filled.items())
        points = self.continuity + self.preference + self.travel
        return (
            POINTS_PER_VALUE * covered
            + POINTS_PER_KEPT * self.kept
            + points
            + self.fairness // FAIRNESS_PER_POINT
        )


def score_of(
    made: Sequence[Assignment], problem: Problem, aims: Aims, fillings: Mapping[str, Filling]
) -> Score:
    """The score of these assignments, whose own points are taken as they are told."""
    filled, wanted = coverage_of(fillings.values(), problem.figures, aims)
    return Score(
        filled=filled,
        wanted=wanted,
        kept=_kept(made, problem),
        continuity=_points(made, CONTINUITY),
        fairness=fairness_of(made, problem) if aims.fairness else 0,
        preference=_points(made, PREFERENCE),
        travel=_points(made, ("travel",)),
        cost=_points(made, ("cost",)),
    )


def coverage_of(
    fillings: Iterable[Filling], figures: Figures, aims: Aims
) -> tuple[dict[int, int], dict[int, int]]:
    """What is filled and what is wanted of each tier that some request has, in order."""
    filled: Counter[int] = Counter()
    wanted: Counter[int] = Counter()
    for filling in fillings:
        request = filling.request
        percent = 100 if filling.whole else request.part_worth
        for part, taken in zip(filling.parts, filling.taken, strict=True):
            value = value_of_part(request, part, figures, aims)
            filled[request.tier] += min(taken, request.seats) * (value * percent // 100)
            wanted[request.tier] += request.seats * value
    tiers = sorted(wanted)
    return {tier: filled[tier] for tier in tiers}, {tier: wanted[tier] for tier in tiers}


def value_of_part(request: Request, part: Sessions, figures: Figures, aims: Aims) -> int:
    """The worth of one seat in one part: by its minutes, and 1 at least; halves go to even."""
    share = value_of_seat(request, figures, aims) * _minutes(part) / _minutes(request.sessions)
    return max(1, round(share))


def value_of_seat(request: Request, figures: Figures, aims: Aims) -> int:
    """The request's own value or, where it has none, what the aims make of a seat's hours.

    A seat for some weekdays has their share of the minutes. Halves are rounded to even.
    """
    if request.value > 0:
        return request.value
    minutes: float = _minutes(request.sessions)
    if request.days_a_week is not None:
        occurring = len(set(weekdays_of(request, figures)))
        minutes = minutes * min(request.days_a_week, occurring) / occurring
    worth = {
        Worth.SEAT: 1,
        Worth.HOUR: round(minutes / 60),
        Worth.MIXED: round(8 + 6 * sqrt(minutes / 60)),
    }
    return max(1, worth[aims.worth])


def _kept(made: Sequence[Assignment], problem: Problem) -> int:
    done: defaultdict[tuple[str, str], list[Sessions]] = defaultdict(list)
    for each in made:
        done[each.worker, each.request].append(each.sessions)
    kept = 0
    for before in problem.previous:
        now = done.get((before.worker, before.request), [])
        kept += before.sessions in now if before.sessions else bool(now)
    return kept


def _points(made: Sequence[Assignment], names: Sequence[str]) -> int:
    return sum(each.parts.get(name, 0) for each in made for name in names)


def _minutes(sessions: Sessions) -> int:
    return sum(end - start for start, end in sessions)
