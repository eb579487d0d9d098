"""A worker accepts an offer, and what she was consulted on is recorded."""

from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.principal import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.hers import her_offer


async def accept_offer(
    *, offer_id: OfferId, comments: str, now: datetime, uow: UnitOfWork
) -> Offer:
    """Accept in her own name; `comments` are her words on being consulted ("none" will do).

    Raises:
        Declined: not her offer, answered already, or no comments.
    """
    async with uow:
        offer = await her_offer(offer_id, Deed.ACCEPT_OFFER, uow)
        accepted = offer.accept(at=now, comments=comments)
        await uow.offers.save(accepted)
        involved = frozenset({offer.home_employer_id, offer.host_council_id})
        await uow.commit(Event("offer.accepted", offer.id, involved))
    return accepted
