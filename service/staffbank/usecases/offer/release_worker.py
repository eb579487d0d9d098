"""The home employer releases a worker who has accepted."""

from dataclasses import replace
from datetime import datetime

from staffbank.domain.consent import NONE, Reasons
from staffbank.domain.deed import Deed
from staffbank.domain.home_floor import too_few
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.passport import kinds_of
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.freshness import require_fresh
from staffbank.usecases.offer.home_floor import left_without_her
from staffbank.usecases.offer.passport import warrant


async def release_worker(
    *, offer_id: OfferId, now: datetime, uow: UnitOfWork, given: Reasons = NONE
) -> Offer:
    """Let her go for these sessions. Nobody releases herself, nor what they offered.

    The home employer warrants by it that her checks are as recorded, that no matter of
    capability, discipline or safeguarding is open, and that leave and sickness were looked at.
    `given` are the home side's consents.

    Raises:
        Declined: not permitted, no such offer, out of turn, the same person, no longer
            lawful, or too few would be left in her home team.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.RELEASE_WORKER, scope=offer.home_employer_id)
        if uow.principal.person in {offer.person, offer.offered_by}:
            message = "You made or took this offer; another authoriser has to release."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        released = offer.release(by=uow.principal.person)
        passed = await require_fresh(offer, now=now, side=Side.HOME, given=given, uow=uow)
        if problems := too_few(await left_without_her(offer, uow)):
            raise Declined(*problems)
        await uow.offers.save(replace(released, consents=(*released.consents, *passed)))
        await uow.timers.remind(Waiting.CONFIRMATION, offer.id, since=now)
        warranted = await warrant(offer, now, uow)
        await uow.commit(
            offer.happened("released", warranted=kinds_of(warranted)), *offer.overridden(passed)
        )
    return released
