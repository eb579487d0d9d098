"""Everybody who may do something by the rules alone, and what it would be worth.

The ground on which a bound is added up anew: whoever is here could be in a plan.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from staffbank_matching.aims import POINTS_PER_VALUE, STEEP, Aims
from staffbank_matching.checker_choice import Sessions, choices_of, parts_of
from staffbank_matching.checker_days import displaced, faults_of_diary
from staffbank_matching.checker_fairness import Group, groups_of
from staffbank_matching.checker_pairs import faults_of_pair, points_of, travel_of
from staffbank_matching.checker_score import (
    CONTINUITY,
    POINTS_PER_KEPT,
    PREFERENCE,
    value_of_part,
)
from staffbank_matching.checker_weeks import minutes_by_week
from staffbank_matching.problem import Problem, Request, Stretch, Worker

Key = tuple[str, str, Sessions]


@dataclass(frozen=True, eq=False)
class Pair:
    """One worker on some sessions of a request, which are the `parts` of these numbers.

    `displaced` are the duties from which that takes her away. By week, `added` are its minutes
    and `net` the same less those of such duties.
    """

    worker: Worker
    request: Request
    sessions: Sessions
    parts: range
    displaced: Sequence[Stretch]
    added: Sequence[int]
    net: Sequence[int]

    @property
    def key(self) -> Key:
        """What names it."""
        return self.worker.id, self.request.id, self.sessions

    @property
    def minutes(self) -> int:
        """How long it is."""
        return sum(end - start for start, end in self.sessions)

    def figures(self) -> dict[str, int]:
        """What it adds to each figure beside coverage; of the ways, the shortest."""
        points = points_of(self.worker, self.request, self.sessions, len(self.parts))
        return {
            "continuity": sum(points[name] for name in CONTINUITY),
            "preference": sum(points[name] for name in PREFERENCE),
            "travel": max(travel_of(self.worker, self.request)),
            "cost": points["cost"],
        }


@dataclass(frozen=True)
class Ground:
    """A problem and the aims of a plan for it."""

    problem: Problem
    aims: Aims

    @cached_property
    def pairs(self) -> dict[Key, Pair]:
        """Every pair that is lawful by itself."""
        return {pair.key: pair for pair in self._lawful()}

    @cached_property
    def by_request(self) -> dict[str, list[Pair]]:
        """The pairs of each request."""
        found: dict[str, list[Pair]] = {each.id: [] for each in self.problem.requests}
        for pair in self.pairs.values():
            found[pair.request.id].append(pair)
        return found

    @cached_property
    def by_worker(self) -> dict[str, list[Pair]]:
        """The pairs of each worker who has some."""
        found: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs.values():
            found[pair.worker.id].append(pair)
        return found

    @cached_property
    def requests(self) -> dict[str, Request]:
        """By id."""
        return {request.id: request for request in self.problem.requests}

    @cached_property
    def values(self) -> dict[str, list[tuple[int, int]]]:
        """By request, of each part: what a seat is worth, alone and once all are filled."""
        figures = self.problem.figures
        found = {}
        for request in self.problem.requests:
            parts = parts_of(request, figures)
            worth = [value_of_part(request, part, figures, self.aims) for part in parts]
            share = 100 if request.seats == len(parts) == 1 else request.part_worth
            found[request.id] = [(value * share // 100, value) for value in worth]
        return found

    @cached_property
    def previous(self) -> set[tuple[str, str, Sessions]]:
        """What the plan before had; no sessions where any of the request's will do."""
        return {(each.worker, each.request, each.sessions) for each in self.problem.previous}

    @cached_property
    def groups(self) -> dict[Group, int]:
        """The groups whose share counts, and how many minutes there could be of each."""
        return {
            group: sum(pair.minutes for pair in self.members(group))
            for group in (groups_of(self.problem) if self.aims.fairness else ())
            if group.capacity > 0
        }

    def members(self, group: Group) -> Iterator[Pair]:
        """The pairs whose minutes count in the group."""
        for pair in self.pairs.values():
            whose = {
                "taken": pair.request.host,
                "given": pair.worker.home,
                "wished": pair.worker.id,
            }
            if whose[group.kind] == group.name:
                yield pair

    def weight(self, tier: int) -> int:
        """The points of one unit of the tier's value."""
        return POINTS_PER_VALUE * (self.aims.weights or STEEP)[tier - 1]

    def keeps(self, pair: Pair) -> bool:
        """Whether it keeps something of the plan before."""
        who = pair.worker.id, pair.request.id
        return bool({(*who, pair.sessions), (*who, ())} & self.previous)

    def gain(self, pair: Pair) -> int:
        """What the pair adds to a plan's value by itself, in points."""
        told = pair.figures()
        covered = sum(self.values[pair.request.id][part][0] for part in pair.parts)
        points = told["continuity"] + told["preference"] + told["travel"]
        return (
            covered * self.weight(pair.request.tier)
            + points
            + POINTS_PER_KEPT * self.keeps(pair)
        )

    def missing(self, request: Request) -> int:
        """What is added once every seat of the request is filled, in points."""
        missing = sum(whole - alone for alone, whole in self.values[request.id])
        return missing * request.seats * self.weight(request.tier)

    def _lawful(self) -> Iterator[Pair]:
        figures, now = self.problem.figures, self.problem.now
        by_role: defaultdict[str, list[Worker]] = defaultdict(list)
        for worker in self.problem.workers:
            by_role[worker.role].append(worker)
        for request in self.problem.requests:
            choices = list(choices_of(request, figures))
            roles = {*request.roles, *(each.role for each in request.fallbacks)}
            for worker in chain.from_iterable(by_role[role] for role in sorted(roles)):
                if any(faults_of_pair(worker, request, (), now=now)):
                    continue
                for sessions, parts in choices:
                    given = [(request, sessions)]
                    if not any(faults_of_pair(worker, request, sessions, now=now)) and not any(
                        faults_of_diary(worker, given, figures)
                    ):
                        yield self._pair(worker, request, sessions, parts)

    def _pair(self, worker: Worker, request: Request, sessions: Sessions, parts: range) -> Pair:
        figures = self.problem.figures
        added = minutes_by_week(sessions, figures)
        if not worker.duties:
            return Pair(worker, request, sessions, parts, (), added, added)
        away = displaced(worker, [(request, sessions)], figures)
        lost = minutes_by_week(away, figures)
        net = [more - less for more, less in zip(added, lost, strict=True)]
        return Pair(worker, request, sessions, parts, away, added, net)
