"""The home employer releases a worker who has accepted."""

from datetime import datetime

from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.freshness import require_fresh


async def release_worker(*, offer_id: OfferId, now: datetime, uow: UnitOfWork) -> Offer:
    """Let her go for these sessions. Nobody releases herself, nor what they offered.

    Raises:
        Declined: not permitted, no such offer, out of turn, the same person, or no longer
            lawful.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.RELEASE_WORKER, scope=offer.home_employer_id)
        if uow.principal.person in {offer.person, offer.offered_by}:
            message = "You made or took this offer; another authoriser has to release."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        released = offer.release(by=uow.principal.person)
        await require_fresh(offer, now=now, uow=uow)
        await uow.offers.save(released)
        await uow.commit(offer.happened("released"))
    return released
