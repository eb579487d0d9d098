"""An offer is taken back before it has become a placement."""

from staffbank.domain.deed import Deed
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.ports.unit_of_work import UnitOfWork


async def withdraw_offer(*, offer_id: OfferId, reason: str, uow: UnitOfWork) -> Offer:
    """End it, by the coordinator or by the worker herself; she and the slot are free.

    Raises:
        Declined: not permitted, not her offer, no reason, a placement already, or over.
    """
    if not reason.strip():
        message = "Say why the offer is withdrawn; both sides can read it."
        raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
    async with uow:
        offer = await uow.offers.get(offer_id)
        if offer.person == uow.principal.person:
            require(uow.principal, Deed.WITHDRAW_OFFER, scope=offer.home_employer_id)
        elif uow.principal.region_writes:
            require(uow.principal, Deed.WITHDRAW_OFFER, scope=uow.principal.region_id)
        else:
            raise not_found("offer", "offerId")
        withdrawn = offer.withdraw(reason=reason.strip())
        await uow.offers.save(withdrawn)
        await uow.commit(offer.happened("withdrawn", reason=reason.strip()))
    return withdrawn
