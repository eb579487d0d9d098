"""Which slot each of the engine's assignments fills: the engine knows how many there are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from staffbank.ports.unit_of_work import Slot, Snapshot
from staffbank_matching.plan import Assignment, Plan


@dataclass(frozen=True)
class Seating:
    """Slots with what the engine gives them, and by request's id those that stay open."""

    filled: tuple[tuple[Slot, Assignment], ...]
    still_open: Mapping[str, tuple[Slot, ...]]


def by_request(snapshot: Snapshot) -> Mapping[str, tuple[Slot, ...]]:
    """The snapshot's slots by their request's id, the lowest number first."""
    found: defaultdict[str, list[Slot]] = defaultdict(list)
    for slot in sorted(snapshot.slots, key=lambda slot: slot.number):
        found[str(slot.request.id)].append(slot)
    return {name: tuple(found[name]) for name in sorted(found)}


def seated(plan: Plan, snapshot: Snapshot) -> Seating:
    """Fill each request's slots in order; an assignment beyond the last one is left out."""
    left = {name: list(slots) for name, slots in by_request(snapshot).items()}
    filled = tuple(
        (left[each.request].pop(0), each) for each in plan.assignments if left[each.request]
    )
    return Seating(filled, {name: tuple(slots) for name, slots in left.items() if slots})
