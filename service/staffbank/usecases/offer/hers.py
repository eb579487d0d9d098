"""An offer as its worker meets it."""

from staffbank.domain.deed import Deed
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.permission import require
from staffbank.domain.problem import not_found
from staffbank.ports.unit_of_work import UnitOfWork


async def her_offer(offer_id: OfferId, deed: Deed, uow: UnitOfWork) -> Offer:
    """The offer, if it was made to whoever is calling.

    Raises:
        Declined: no such offer, somebody else's, or she is no longer her employer's worker.
    """
    offer = await uow.offers.get(offer_id)
    if offer.person != uow.principal.person:
        raise not_found("offer", "offerId")
    require(uow.principal, deed, scope=offer.home_employer_id)
    return offer
