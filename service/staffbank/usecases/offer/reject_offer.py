"""The host does not take a worker who was released for it."""

from staffbank.domain.deed import Deed
from staffbank.domain.offer import Offer, OfferId, RejectionReason
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def reject_offer(*, offer_id: OfferId, reason: RejectionReason, uow: UnitOfWork) -> Offer:
    """End the offer before it is a placement; the worker and the slot are free.

    Raises:
        Declined: not permitted, no such offer, or out of turn.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.REJECT_OFFER, scope=offer.host_council_id)
        rejected = offer.reject(reason=reason)
        await uow.offers.save(rejected)
        await uow.commit(offer.happened("rejected", reason=reason.value))
    return rejected
