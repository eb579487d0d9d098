"""Which requests gain, lose or change their people from one run to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from staffbank.web.desk import Data
from staffbank.web.words import TIERS

BY_PRIORITY = tuple(TIERS)
GAINED, LOST, CHANGED = "gained", "lost", "changed"


@dataclass(frozen=True)
class Places:
    """All that a run proposes, and all that it leaves open."""

    proposals: Sequence[Data] = ()
    unfilled: Sequence[Data] = ()

    @cached_property
    def work(self) -> Mapping[str, Data]:
        """The requests that somebody is proposed for, by their ids."""
        return {each["coverRequest"]["id"]: each["coverRequest"] for each in self.proposals}

    @cached_property
    def asked(self) -> frozenset[str]:
        """The ids of all requests that it looked at."""
        return frozenset(
            each["coverRequest"]["id"] for each in (*self.proposals, *self.unfilled)
        )

    def people(self, request: str) -> Mapping[str, Data]:
        """Whoever is proposed for it, by their ids."""
        return self._people.get(request, {})

    @cached_property
    def _people(self) -> Mapping[str, Mapping[str, Data]]:
        found: dict[str, dict[str, Data]] = {}
        for each in self.proposals:
            worker = each["worker"]
            found.setdefault(each["coverRequest"]["id"], {})[worker["id"]] = worker
        return found


@dataclass(frozen=True)
class Move:
    """One request whose people are not the same.

    `was_asked` and `is_asked` say whether the earlier and the later run looked at it at all.
    """

    work: Data
    went: Sequence[Data]
    came: Sequence[Data]
    was_asked: bool
    is_asked: bool

    @property
    def kind(self) -> str:
        """What has become of it."""
        if self.went and self.came:
            return CHANGED
        return GAINED if self.came else LOST


@dataclass(frozen=True)
class Moves:
    """All that is not the same, the work of the first priority and the soonest first."""

    moved: Sequence[Move] = field(default=())
    same: int = 0

    def of(self, kind: str) -> Sequence[Move]:
        """Those of one kind."""
        return [each for each in self.moved if each.kind == kind]


def moves(was: Places, now: Places) -> Moves:
    """From the earlier run to the later one."""
    work = {**was.work, **now.work}
    found = [
        Move(
            work[request],
            _less(was.people(request), now.people(request)),
            _less(now.people(request), was.people(request)),
            request in was.asked,
            request in now.asked,
        )
        for request in sorted(work, key=lambda each: _order(work[each]))
    ]
    moved = [each for each in found if each.went or each.came]
    return Moves(moved, len(found) - len(moved))


def _less(some: Mapping[str, Data], others: Iterable[str]) -> Sequence[Data]:
    return [some[each] for each in some.keys() - set(others)]


def _order(work: Data) -> tuple[int, str, str]:
    return BY_PRIORITY.index(work["tier"]), work["startsAt"], work["id"]
