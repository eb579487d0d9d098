"""Nobody has answered an offer in time."""

from datetime import datetime

from staffbank.domain.offer import Offer, OfferId
from staffbank.ports.unit_of_work import UnitOfWork


async def expire_offer(*, offer_id: OfferId, now: datetime, uow: UnitOfWork) -> Offer:
    """End the offer if its time is over; the worker and the slot are free at once.

    Answers with the offer as it is then: one that was answered stays as it is, and so does one
    that may still be.

    Raises:
        Declined: no such offer.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        if not offer.is_overdue(at=now):
            return offer
        expired = offer.expire()
        await uow.offers.save(expired)
        await uow.commit(offer.happened("expired"))
    return expired
