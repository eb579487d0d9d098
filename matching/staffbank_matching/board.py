"""What solver and greedy plan share: the lawful pairs, and what may not go together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from staffbank_matching.diary import displaced, verdicts
from staffbank_matching.eligibility import Eligibility
from staffbank_matching.plan import Assignment
from staffbank_matching.preferences import parts
from staffbank_matching.problem import Problem, Slot
from staffbank_matching.times import Bools, Sessions, clash

Choice = frozenset[int]  # numbers of pairs


@dataclass(frozen=True)
class Bundle:
    """Slots of one request that differ in nothing but their id, by index in the problem."""

    slots: tuple[int, ...]
    sample: Slot


@dataclass(frozen=True)
class Pair:
    """A worker who may take one slot of a bundle, both by index, and the points it is worth."""

    worker: int
    bundle: int
    points: int


@dataclass(frozen=True)
class Board:
    """Everything that a plan is made from. `clashes` is bundles by bundles."""

    problem: Problem
    found: Eligibility
    bundles: tuple[Bundle, ...]
    pairs: tuple[Pair, ...]
    of_worker: Mapping[int, tuple[int, ...]]
    of_bundle: Mapping[int, tuple[int, ...]]
    clashes: Bools
    pinned: Mapping[int, int]  # slot to worker
    tiers: tuple[int, ...]

    @property
    def pinned_pairs(self) -> Choice:
        """The pairs that must be chosen."""
        bundle_of = {slot: n for n, bundle in enumerate(self.bundles) for slot in bundle.slots}
        wanted = {(worker, bundle_of[slot]) for slot, worker in self.pinned.items()}
        return frozenset(
            n for n, pair in enumerate(self.pairs) if (pair.worker, pair.bundle) in wanted
        )

    def sessions(self, pairs: Iterable[int]) -> Sessions:
        """Each pair's sessions."""
        return Sessions.of([self.bundles[self.pairs[n].bundle].sample.sessions for n in pairs])

    def displaces(self, worker: int) -> Bools:
        """Pairs of the worker, in their order, by duties in her diary."""
        return displaced(self.found.diaries[worker], self.sessions(self.of_worker[worker]))

    def lawful(self, worker: int, pairs: Sequence[int]) -> bool:
        """Say whether the worker may do all of `pairs` together."""
        bundles = [self.pairs[n].bundle for n in pairs]
        if self.clashes[np.ix_(bundles, bundles)].sum() > len(bundles):
            return False
        together = sorted(
            stretch for n in bundles for stretch in self.bundles[n].sample.sessions
        )
        found = verdicts(self.found.diaries[worker], Sessions.of([together]))
        return bool(found.daily[0] and found.weekly[0] and found.hours[0])

    def score(self, choice: Iterable[int]) -> tuple[int, ...]:
        """What plans are compared by: each tier's filled value, then the points."""
        filled, points = dict.fromkeys(self.tiers, 0), 0
        for n in choice:
            slot = self.bundles[self.pairs[n].bundle].sample
            filled[slot.tier] += slot.value
            points += self.pairs[n].points
        return (*filled.values(), points)

    def assignments(self, choice: Iterable[int]) -> tuple[Assignment, ...]:
        """The choice as assignments by slot; pinned workers get the slot they are pinned to."""
        takers: defaultdict[int, list[int]] = defaultdict(list)
        for n in sorted(choice):
            takers[self.pairs[n].bundle].append(self.pairs[n].worker)
        found: list[Assignment] = []
        for bundle, workers in takers.items():
            held = {s: self.pinned[s] for s in self.bundles[bundle].slots if s in self.pinned}
            rest = [worker for worker in workers if worker not in held.values()]
            open_slots = [slot for slot in self.bundles[bundle].slots if slot not in held]
            held.update(zip(open_slots, rest, strict=False))
            found.extend(self._assignment(worker, slot) for slot, worker in held.items())
        return tuple(sorted(found, key=lambda made: (made.slot, made.worker)))

    def _assignment(self, worker: int, slot: int) -> Assignment:
        person, work = self.problem.workers[worker], self.problem.slots[slot]
        return Assignment(
            person.id, work.id, parts(person, work, float(self.found.km[worker, slot]))
        )


def set_out(problem: Problem, found: Eligibility) -> Board:
    """Gather like slots into bundles and list the lawful pairs."""
    bundles = _bundles(problem)
    slots = [bundle.slots[0] for bundle in bundles]
    pairs = tuple(
        Pair(int(worker), int(bundle), _points(problem, found, worker, slots[bundle]))
        for worker, bundle in np.argwhere(found.eligible[:, slots])
    )
    by_worker: defaultdict[int, list[int]] = defaultdict(list)
    by_bundle: defaultdict[int, list[int]] = defaultdict(list)
    for n, pair in enumerate(pairs):
        by_worker[pair.worker].append(n)
        by_bundle[pair.bundle].append(n)
    slot_of = {slot.id: n for n, slot in enumerate(problem.slots)}
    worker_of = {worker.id: n for n, worker in enumerate(problem.workers)}
    return Board(
        problem=problem,
        found=found,
        bundles=bundles,
        pairs=pairs,
        of_worker={worker: tuple(numbers) for worker, numbers in by_worker.items()},
        of_bundle={bundle: tuple(numbers) for bundle, numbers in by_bundle.items()},
        clashes=clashes(bundles, problem),
        pinned={slot_of[pin.slot]: worker_of[pin.worker] for pin in problem.pins},
        tiers=tuple(sorted({slot.tier for slot in problem.slots})),
    )


def clashes(bundles: Sequence[Bundle], problem: Problem) -> Bools:
    """Bundles by bundles: whether one worker cannot do both; a bundle clashes with itself."""
    sessions = Sessions.of([bundle.sample.sessions for bundle in bundles])
    order = np.argsort(sessions.starts, kind="stable")
    starts, ends, owner = sessions.starts[order], sessions.ends[order], sessions.owners[order]
    longest = int((ends - starts).max(initial=0))
    # A later session can clash only if it starts before this one's rest is over.
    until = np.searchsorted(starts, starts + longest + problem.figures.daily_rest)
    found = np.eye(len(bundles), dtype=np.bool_)
    for n, last in enumerate(until):
        hits = clash(
            (starts[n : n + 1], ends[n : n + 1]),
            (starts[n:last], ends[n:last]),
            problem.figures,
        )
        found[owner[n], owner[n:last][hits]] = True
    return found | found.T


def _bundles(problem: Problem) -> tuple[Bundle, ...]:
    alike: defaultdict[Slot, list[int]] = defaultdict(list)
    for n, slot in enumerate(problem.slots):
        alike[replace(slot, id="")].append(n)
    return tuple(Bundle(tuple(slots), sample) for sample, slots in alike.items())


def _points(problem: Problem, found: Eligibility, worker: int, slot: int) -> int:
    pair = problem.workers[worker], problem.slots[slot]
    return sum(parts(*pair, float(found.km[worker, slot])).values())
