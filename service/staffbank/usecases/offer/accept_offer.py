"""A worker accepts an offer, and what she was consulted on is recorded."""

from datetime import datetime

from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.deed import Deed
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.freshness import require_fresh
from staffbank.usecases.offer.hers import her_offer


async def accept_offer(
    *,
    offer_id: OfferId,
    comments: str,
    now: datetime,
    uow: UnitOfWork,
    method: ConsultationMethod = ConsultationMethod.BANK,
) -> Offer:
    """Accept in her own name; `comments` are her words on being consulted ("none" will do).

    `method` says how she was consulted, by this very question where she says nothing else.

    Raises:
        Declined: not her offer, answered already, no comments, or no longer lawful.
    """
    async with uow:
        offer = await her_offer(offer_id, Deed.ACCEPT_OFFER, uow)
        accepted = offer.accept(at=now, comments=comments, method=method)
        await require_fresh(offer, now=now, uow=uow)
        await uow.offers.save(accepted)
        await uow.timers.remind(Waiting.RELEASE, offer.id, since=now)
        await uow.commit(offer.happened("accepted"))
    return accepted
