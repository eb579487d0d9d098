"""What is other in one plan than in another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from staffbank_matching.columns import Columns
from staffbank_matching.plan import Assignment, Plan
from staffbank_matching.problem import Stretch

Key = tuple[str, str, tuple[Stretch, ...]]  # worker, request, sessions


class Kind(Enum):
    """What became of a worker's assignment."""

    MOVED = "moved"  # to another request
    OTHER_TIMES = "other times"  # of the same request
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """A worker's assignment as it was and as it is; None where there was or is none."""

    kind: Kind
    worker: str
    before: Assignment | None
    now: Assignment | None


def changes(before: Plan, now: Plan) -> list[Change]:
    """The changes from one plan to the other, by kind and worker."""
    found: list[Change] = []
    gone, come = _difference(before, now), _difference(now, before)
    for worker in gone.keys() | come.keys():
        found.extend(_of_worker(worker, gone.get(worker, []), come.get(worker, [])))
    order = list(Kind)
    return sorted(found, key=lambda one: (order.index(one.kind), one.worker, _times(one)))


def kept(before: Plan, now: Plan) -> int:
    """How many assignments are the same in both."""
    return (
        Counter(map(_key, before.assignments)) & Counter(map(_key, now.assignments))
    ).total()


def by_request(found: Iterable[Change]) -> Mapping[str, tuple[list[str], list[str]]]:
    """Who left each request, and who came; without those of whom only the times are other."""
    both: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for change in found:
        if change.kind is Kind.OTHER_TIMES:
            continue
        for side, made in enumerate((change.before, change.now)):
            if made is not None:
                both[made.request][side].append(change.worker)
    return dict(sorted(both.items()))


def strangers(plan: Plan, problem: Columns) -> Iterator[str]:
    """What the plan speaks of that the problem does not know, each as the end of a sentence."""
    work = {name: number for number, name in enumerate(problem.work.ids)}
    people = set(problem.people.ids)
    for made in plan.assignments:
        if made.request not in work:
            yield f"no request {made.request!r}"
        elif made.worker not in people:
            yield f"no worker {made.worker!r}"
        elif not {*made.sessions} <= {*problem.work.sessions[work[made.request]]}:
            yield f"no such sessions of {made.request!r}"
    for told in plan.unfilled:
        if told.request not in work:
            yield f"no request {told.request!r}"


def _difference(one: Plan, other: Plan) -> dict[str, list[Assignment]]:
    """The assignments of one plan that the other lacks, by worker."""
    theirs = {_key(made) for made in other.assignments}
    found: defaultdict[str, list[Assignment]] = defaultdict(list)
    for made in one.assignments:
        if _key(made) not in theirs:
            found[made.worker].append(made)
    return found


def _of_worker(worker: str, gone: list[Assignment], come: list[Assignment]) -> Iterator[Change]:
    gone, come = list(gone), list(come)
    for old in list(gone):
        same = next((new for new in come if new.request == old.request), None)
        if same is not None:
            gone.remove(old)
            come.remove(same)
            yield Change(Kind.OTHER_TIMES, worker, old, same)
    for old, new in zip(gone, come, strict=False):
        yield Change(Kind.MOVED, worker, old, new)
    pairs = min(len(gone), len(come))
    for old in gone[pairs:]:
        yield Change(Kind.REMOVED, worker, old, None)
    for new in come[pairs:]:
        yield Change(Kind.ADDED, worker, None, new)


def _key(made: Assignment) -> Key:
    return made.worker, made.request, made.sessions


def _times(change: Change) -> tuple[Stretch, ...]:
    made = change.before or change.now
    return made.sessions if made else ()
