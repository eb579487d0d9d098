"""Work that a member may look at, and why the engine would or would not propose her for it."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.dated import amended
from staffbank.domain.london import spoken_moment
from staffbank.domain.period import Period
from staffbank.domain.profession import SKILLS
from staffbank.domain.stage import Stage
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import Slot, Snapshot, UnitOfWork
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.match_run.horizon import MINUTE, Horizon, horizon_of
from staffbank.usecases.match_run.seating import by_request
from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.columns import columns_of
from staffbank_matching.reasons import Refusal
from staffbank_matching.refusal import refusals_of_pair

MOST = 100


@dataclass(frozen=True)
class Reason:
    """The engine's word for what keeps her from it, and the same to her in a sentence."""

    code: str
    message: str


@dataclass(frozen=True)
class OpenWork:
    """A request with open places. Whoever is kept from it by nothing fits."""

    request: CoverRequest
    places: int
    sessions: tuple[Period, ...]
    km: float | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Told:
    """What her sentences are made of."""

    worker: Worker
    slot: Slot
    horizon: Horizon
    declined: bool


async def open_to_member(
    *, worker_id: WorkerId, now: datetime, uow: UnitOfWork
) -> tuple[OpenWork, ...]:
    """Work that is put to her council, at most 100 requests: what fits first, then the soonest.

    `uow` is the bank's own: she sees none of these requests herself. Whoever shows this to her
    leaves out what is not for her to see.
    """
    async with uow:
        snapshot = await uow.match_runs.snapshot_of(worker_id, now=now)
    (worker,) = snapshot.workers
    shown = [slot for slot in snapshot.slots if _is_put_to(worker, slot)]
    if not shown:
        return ()
    found = await asyncio.to_thread(_judged, replace(snapshot, slots=tuple(shown)), now)
    return tuple(sorted(found, key=_soonest))[:MOST]


def _judged(snapshot: Snapshot, now: datetime) -> list[OpenWork]:
    """What the engine's filters say, by the region's own figures."""
    with amended(snapshot.amended):
        return list(_found(snapshot, now))


def _is_put_to(worker: Worker, slot: Slot) -> bool:
    if slot.request.council_id == worker.council_id:
        return False
    near_only = slot.request.stage is Stage.NEIGHBOURS
    return not near_only or worker.council_id in slot.neighbours


def _soonest(work: OpenWork) -> tuple[bool, datetime]:
    return bool(work.reasons), work.sessions[0].start


def _found(snapshot: Snapshot, now: datetime) -> Iterator[OpenWork]:
    (worker,) = snapshot.workers
    board = board_of(columns_of(problem_of(snapshot, now=now)), Aims())
    numbers = {str(name): number for number, name in enumerate(board.columns.work.ids)}
    for name, slots in by_request(snapshot).items():
        slot, request = slots[0], slots[0].request
        declined = (request.id, worker.id) in snapshot.declines
        told = _Told(worker, slot, horizon_of(snapshot, now=now), declined)
        refused = refusals_of_pair(board, 0, numbers[name])
        yield OpenWork(
            request,
            len(slots),
            slot.sessions,
            None if request.remote else round(worker.place.km_to(slot.place), 1),
            tuple(Reason(each.code, SENTENCES[each.code](each, told)) for each in refused),
        )


def _skill(refused: Refusal, _: _Told) -> str:
    names = ", ".join(SKILLS.get(code, code) for code in refused.figures)
    return f"It asks for skills that you do not have, or at a higher level: {names}."


def _barred(refused: Refusal, told: _Told) -> str:
    if refused.figures["by"] == "worker":
        return "You have said that you will not work for this council."
    if told.declined:
        return "You have declined it. If its times change, you may be asked again."
    return (
        "It is work at night, for which your employer has to offer you a health assessment "
        "first."
    )


def _availability(refused: Refusal, told: _Told) -> str:
    stretch = refused.figures["first"]
    assert isinstance(stretch, tuple)
    first = spoken_moment(told.horizon.weeks[0] + int(stretch[0]) * MINUTE)
    return (
        f"You are not free for {refused.figures['sessions']} of its {len(told.slot.sessions)} "
        f"sessions, the first of them on {first}: you do not offer that time, your own post or "
        "its rest stands in the way, or a check does not hold so long."
    )


SENTENCES: Mapping[str, Callable[[Refusal, _Told], str]] = {
    "own_council": lambda *_: "Your own council asks; the bank places you at others.",
    "role": lambda *_: "It asks for another role than yours.",
    "skill": _skill,
    "barred": _barred,
    "travel": lambda refused, _: (
        f"It is {refused.figures['km']} km away, and you travel up to "
        f"{refused.figures['reach_km']} km."
    ),
    "availability": _availability,
    "booked": lambda *_: "You hold other work at that time, or too near to it.",
    "rest": lambda *_: "It would leave you too little daily or weekly rest.",
    "hours": lambda *_: (
        "It would be more hours in a week than you offer for the bank, or than the law allows."
    ),
}
