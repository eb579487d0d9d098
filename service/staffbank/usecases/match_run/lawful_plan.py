"""The engine's plan, checked by the domain, which does not know the solver."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from staffbank.domain.diary import diary_of
from staffbank.domain.law.plan import faults
from staffbank.domain.london import day_of
from staffbank.domain.offer import SlotId
from staffbank.domain.period import Period
from staffbank.domain.verdict import Refused
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import Slot, Snapshot
from staffbank_matching.plan import Assignment, Plan

A_REFERENCE_PERIOD = timedelta(weeks=17)


@dataclass(frozen=True)
class Match:
    """A slot and the worker whom the engine gives it, with the points of each preference."""

    slot: Slot
    worker: Worker
    points: Mapping[str, int]


@dataclass(frozen=True)
class LawfulPlan:
    """What of a plan passes every plan rule, and what had to be taken out, with the rule."""

    matches: tuple[Match, ...]
    taken_out: Mapping[SlotId, Refused]


def lawful_plan(plan: Plan, snapshot: Snapshot) -> LawfulPlan:
    """Check each worker's whole diary; take out matches, least points first, until it passes.

    The engine plans within limits that are meant to be stricter than the law, so nothing
    should ever be taken out. This is the floor under that belief.
    """
    kept: list[Match] = []
    taken_out: dict[SlotId, Refused] = {}
    for matches in _by_worker(plan, snapshot).values():
        remaining = sorted(matches, key=lambda match: sum(match.points.values()))
        booked = snapshot.bookings.get(matches[0].worker.id, ())
        while remaining and (refused := _first_fault(remaining, booked)):
            taken_out[remaining.pop(0).slot.id] = refused
        kept.extend(remaining)
    kept.sort(key=lambda match: match.slot.id)
    return LawfulPlan(tuple(kept), taken_out)


def _first_fault(matches: list[Match], booked: tuple[Period, ...]) -> Refused | None:
    bank = sorted({*booked, *(each for match in matches for each in match.slot.sessions)})
    diary = diary_of(
        matches[0].worker,
        bank,
        first=day_of(bank[0].start - A_REFERENCE_PERIOD),
        last=day_of(bank[-1].end + A_REFERENCE_PERIOD),
    )
    return next(iter(faults(diary)), None)


def _by_worker(plan: Plan, snapshot: Snapshot) -> Mapping[WorkerId, list[Match]]:
    slots = {slot.id: slot for slot in snapshot.slots}
    workers = {worker.id: worker for worker in snapshot.workers}
    found: defaultdict[WorkerId, list[Match]] = defaultdict(list)
    for assignment in plan.assignments:
        worker = workers[WorkerId(UUID(assignment.worker))]
        slot = slots[SlotId(UUID(assignment.slot))]
        found[worker.id].append(Match(slot, worker, dict(_points(assignment))))
    return found


def _points(assignment: Assignment) -> Mapping[str, int]:
    return {name: points for name, points in assignment.parts.items() if points}
