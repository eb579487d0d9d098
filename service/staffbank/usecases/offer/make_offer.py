"""The coordinator offers a slot to a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.cover_request import RequestState
from staffbank.domain.event import Event
from staffbank.domain.law.rules import rule_card, verdicts
from staffbank.domain.match_run import ProposalId
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.verdict import Refused
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import AlreadyBooked, Slot, SlotTaken, UnitOfWork
from staffbank.usecases.identifier import new_id


@dataclass(frozen=True)
class Pairing:
    """Who is offered what, and the proposal that it follows, if any."""

    slot_id: SlotId
    worker_id: WorkerId
    proposal_id: ProposalId | None = None


async def make_offer(*, pairing: Pairing, now: datetime, uow: UnitOfWork) -> Offer:
    """Offer the slot; the worker is held for all its sessions until the offer ends.

    Raises:
        Declined: not permitted, no such slot or worker, the request is not open or has begun,
            a rule of law says no, the worker is held already, or the slot is taken.
    """
    require(uow.principal, Deed.MAKE_OFFER, scope=uow.principal.region_id)
    async with uow:
        slot = await uow.requests.slot(pairing.slot_id)
        _still_open(slot, now)
        worker = await uow.workers.get(pairing.worker_id)
        _of_another_council(worker, slot)
        _lawful(worker, slot.sessions, await uow.workers.booked(worker.id))
        offer = Offer(
            id=OfferId(new_id()),
            region_id=uow.principal.region_id,
            slot_id=slot.id,
            request_id=slot.request.id,
            team_id=slot.request.team_id,
            worker_id=worker.id,
            person=worker.person,
            home_employer_id=worker.employer_id,
            host_council_id=slot.request.council_id,
            sessions=slot.sessions,
            offered_at=now,
            offered_by=uow.principal.person,
            proposal_id=pairing.proposal_id,
        )
        await _hold(offer, uow)
        await uow.commit(
            Event(
                "offer.made",
                offer.id,
                frozenset({offer.home_employer_id, offer.host_council_id}),
                {"request": str(offer.request_id), "worker": str(offer.worker_id)},
            )
        )
    return offer


async def _hold(offer: Offer, uow: UnitOfWork) -> None:
    try:
        await uow.offers.add(offer)
    except AlreadyBooked as booked:
        message = (
            "The worker is held for some of that time by another offer or placement. "
            "Offer the slot to somebody else, or wait until that offer ends."
        )
        problem = Problem(ProblemCode.ALREADY_BOOKED, message, ("workerId",))
        raise Declined(problem) from booked
    except SlotTaken as taken:
        message = "Somebody is offered this slot already, or has it. Choose another slot."
        raise Declined(Problem(ProblemCode.SLOT_TAKEN, message, ("slotId",))) from taken


def _still_open(slot: Slot, now: datetime) -> None:
    if slot.request.state is not RequestState.OPEN:
        message = f"The request is {slot.request.state.value}; only an open one is offered."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("slotId",)))
    if slot.sessions[0].start <= now:
        begun = slot.sessions[0].start
        message = (
            f"The work began on {begun:%d %B %Y}. Withdraw the request and open a new one."
        )
        raise Declined(Problem(ProblemCode.IN_THE_PAST, message, ("slotId",)))


def _of_another_council(worker: Worker, slot: Slot) -> None:
    if worker.council_id == slot.request.council_id:
        message = (
            "The worker's own council asks here; the bank places people at other councils."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("workerId",)))


def _lawful(worker: Worker, sessions: Sequence[Period], booked: Sequence[Period]) -> None:
    problems = [
        _problem(verdict)
        for verdict in verdicts(worker, sessions, booked)
        if isinstance(verdict, Refused)
    ]
    if problems:
        raise Declined(*problems)


def _problem(refused: Refused) -> Problem:
    card = rule_card(refused.rule)
    return Problem(
        code=ProblemCode.RULE,
        message=refused.because,
        path=("workerId",),
        rule=card.id,
        source=card.source,
        standing=card.standing,
    )
