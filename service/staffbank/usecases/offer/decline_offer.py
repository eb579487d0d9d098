"""A worker declines an offer."""

from staffbank.domain.deed import Deed
from staffbank.domain.offer import DeclineReason, Offer, OfferId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.hers import her_offer


async def decline_offer(*, offer_id: OfferId, reason: DeclineReason, uow: UnitOfWork) -> Offer:
    """Say no, in her own name; her time and the slot are free at once.

    Raises:
        Declined: not her offer, or answered already.
    """
    async with uow:
        offer = await her_offer(offer_id, Deed.DECLINE_OFFER, uow)
        declined = offer.decline(reason=reason)
        await uow.offers.save(declined)
        await uow.commit(offer.happened("declined"))
    return declined
