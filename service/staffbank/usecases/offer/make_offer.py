"""The coordinator offers a slot to a worker."""

from dataclasses import dataclass, field
from datetime import datetime

from staffbank.domain.answering import answer_by
from staffbank.domain.consent import Consent, Reasons, consents
from staffbank.domain.cover_request import RequestState
from staffbank.domain.deed import Deed
from staffbank.domain.match_run import ProposalId
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.recheck import FRESH_FOR_AN_OFFER, recheck_due
from staffbank.domain.shortlist import reason_for_another
from staffbank.domain.side import Side
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.clashes import AlreadyBooked, SlotTaken
from staffbank.ports.unit_of_work import Slot, UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.offer.obstacles import obstacles, said_of

MUTED = (
    "She has declined this request, which costs her nothing and leaves her in peace; it is "
    "offered to her again when its times change."
)


@dataclass(frozen=True)
class Pairing:
    """Who is offered what, the proposal that it follows, if any, and the region's consents.

    `reason` says why where it is not whom the last run proposes.
    """

    slot_id: SlotId
    worker_id: WorkerId
    proposal_id: ProposalId | None = None
    given: Reasons = field(default_factory=dict)
    reason: str = ""


async def make_offer(*, pairing: Pairing, now: datetime, uow: UnitOfWork) -> Offer:
    """Offer the slot; the worker is held for all its sessions until the offer ends.

    The job that ends it, if nobody answers in time, is enqueued by the same commit.

    Raises:
        Declined: not permitted, no such slot or worker, the request is not open or has begun,
            she is not eligible, a rule of law says no or wants a consent, she is held already,
            the slot is taken, the proposal was declined, or somebody else is proposed and no
            reason is given.
    """
    require(uow.principal, Deed.MAKE_OFFER, scope=uow.principal.region_id)
    async with uow:
        slot = await uow.requests.slot(pairing.slot_id)
        _still_open(slot, now)
        worker = await uow.workers.get(pairing.worker_id)
        why = await _why(pairing, uow)
        passed = await _allowed(worker, slot, pairing.given, now, uow)
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
            answer_by=answer_by(now, slot.sessions[0].start),
            proposal_id=pairing.proposal_id,
            consents=passed,
        )
        await _hold(offer, uow)
        details = {"request": str(offer.request_id), "worker": str(offer.worker_id)}
        if why:
            details["reason"] = why
        await uow.commit(
            offer.happened("made", **details),
            *offer.overridden(passed),
        )
    return offer


async def _why(pairing: Pairing, uow: UnitOfWork) -> str:
    """The reason that was given, where one is asked for. Raises Declined."""
    if pairing.proposal_id is not None:
        (await uow.shortlists.proposal(pairing.proposal_id)).require_followed()
    proposed = await uow.shortlists.proposed_for(pairing.slot_id)
    return reason_for_another(proposed, pairing.worker_id, pairing.reason)


async def _allowed(
    worker: Worker, slot: Slot, given: Reasons, now: datetime, uow: UnitOfWork
) -> tuple[Consent, ...]:
    """The region's consents, where nothing stands in the way. Raises Declined."""
    booked = await uow.workers.booked(worker.id)
    stale = recheck_due(worker, at=now, fresh_for=FRESH_FOR_AN_OFFER, path="workerId")
    if await uow.offers.declined(worker.id, slot.request.id):
        raise Declined(Problem(ProblemCode.NOT_ELIGIBLE, MUTED, ("workerId",)))
    if problems := [*obstacles(worker, slot, booked), *stale]:
        raise Declined(*problems)
    said = said_of(worker, slot, booked)
    return consents(said, Side.REGION, given, by=uow.principal.person)


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
