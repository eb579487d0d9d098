"""The home employer takes its release back."""

from staffbank.domain.deed import Deed
from staffbank.domain.offer import Offer, OfferId, RefusalReason
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def withdraw_release(
    *, offer_id: OfferId, reason: RefusalReason, uow: UnitOfWork
) -> Offer:
    """Keep her at home after all, before the host has confirmed; the slot is free.

    Raises:
        Declined: not permitted, no such offer, or out of turn: once the host has confirmed, the
            placement itself is withdrawn.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.WITHDRAW_RELEASE, scope=offer.home_employer_id)
        kept = offer.withdraw_release(reason=reason)
        await uow.offers.save(kept)
        await uow.commit(offer.happened("release_withdrawn", reason=reason.value))
    return kept
