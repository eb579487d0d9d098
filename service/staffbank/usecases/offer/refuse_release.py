"""The home employer does not release a worker."""

from staffbank.domain.deed import Deed
from staffbank.domain.offer import Offer, OfferId, RefusalReason
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def refuse_release(*, offer_id: OfferId, reason: RefusalReason, uow: UnitOfWork) -> Offer:
    """Keep her at home; the slot is free for somebody else.

    Raises:
        Declined: not permitted, no such offer, or out of turn.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.REFUSE_RELEASE, scope=offer.home_employer_id)
        refused = offer.refuse(reason=reason)
        await uow.offers.save(refused)
        await uow.commit(offer.happened("release_refused", reason=reason.value))
    return refused
