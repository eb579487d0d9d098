"""The engine's plan, checked by the domain, which does not know the solver."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from staffbank.domain.law.rules import verdicts
from staffbank.domain.london import LONDON, spoken
from staffbank.domain.offer import SlotId
from staffbank.domain.period import Period
from staffbank.domain.verdict import Refused, Verdict
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import Slot, Snapshot
from staffbank.usecases.match_run.seating import Seating
from staffbank_matching.checker import faults
from staffbank_matching.plan import Assignment, Plan
from staffbank_matching.problem import Problem


class UnsoundPlan(Exception):
    """The engine has broken its own rules; the message holds the faults that were found."""


@dataclass(frozen=True)
class Match:
    """A slot and the worker whom the engine gives it, with the points of each preference."""

    slot: Slot
    worker: Worker
    points: Mapping[str, int]


@dataclass(frozen=True)
class LawfulPlan:
    """What of a plan every rule allows, with the verdicts, and what had to be taken out."""

    matches: tuple[Match, ...]
    taken_out: Mapping[SlotId, Refused]
    verdicts: Mapping[SlotId, tuple[Verdict, ...]]


def checked(plan: Plan, problem: Problem) -> Plan:
    """The same plan, once the engine's independent checker has found nothing wrong with it.

    Raises:
        UnsoundPlan: it has.
    """
    if found := faults(plan, problem):
        raise UnsoundPlan(" ".join(found))
    return plan


def lawful_plan(seating: Seating, snapshot: Snapshot) -> LawfulPlan:
    """Ask every rule about each match beside the others; take out what is refused.

    Of several that are refused the one of least points goes first, and the rest is asked
    again. The engine plans within limits that are meant to be stricter than the law, so
    nothing should ever be taken out. This is the floor under that belief.
    """
    kept: list[Match] = []
    taken_out: dict[SlotId, Refused] = {}
    said: dict[SlotId, tuple[Verdict, ...]] = {}
    for matches in _by_worker(seating, snapshot).values():
        remaining = sorted(matches, key=lambda match: sum(match.points.values()))
        booked = snapshot.bookings.get(matches[0].worker.id, ())
        while refused := _first_refused(remaining, booked, said):
            match, refusal = refused
            taken_out[match.slot.id] = refusal
            remaining.remove(match)
        kept.extend(remaining)
    kept.sort(key=lambda match: match.slot.id)
    return LawfulPlan(
        tuple(kept), taken_out, {match.slot.id: said[match.slot.id] for match in kept}
    )


def _first_refused(
    matches: Sequence[Match],
    booked: Sequence[Period],
    said: dict[SlotId, tuple[Verdict, ...]],
) -> tuple[Match, Refused] | None:
    """The first match that a rule refuses; what the rules say of the others goes to `said`."""
    for match in matches:
        others = [*booked]
        for other in matches:
            if other is not match:
                others.extend(other.slot.sessions)
        if clash := _clash(match, others):
            return match, clash
        found = verdicts(
            match.worker, match.slot.sessions, others, asked=match.slot.request.asks_for
        )
        if refused := next((each for each in found if isinstance(each, Refused)), None):
            return match, refused
        said[match.slot.id] = found
    return None


def _clash(match: Match, others: Sequence[Period]) -> Refused | None:
    """She cannot be in two places at once, the same slot's included."""
    for session in match.slot.sessions:
        if any(session.overlaps(other) for other in others):
            since = session.start.astimezone(LONDON)
            because = (
                f"The worker is held already when the session from {since:%H:%M} on "
                f"{spoken(since.date())} is worked."
            )
            return Refused("WT-4", because)
    return None


def _by_worker(seating: Seating, snapshot: Snapshot) -> Mapping[WorkerId, list[Match]]:
    workers = {worker.id: worker for worker in snapshot.workers}
    found: defaultdict[WorkerId, list[Match]] = defaultdict(list)
    for slot, assignment in seating.filled:
        worker = workers[WorkerId(UUID(assignment.worker))]
        found[worker.id].append(Match(slot, worker, dict(_points(assignment))))
    return found


def _points(assignment: Assignment) -> Mapping[str, int]:
    return {name: points for name, points in assignment.parts.items() if points}
