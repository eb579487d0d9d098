"""The job that ends an offer which nobody has answered."""

from uuid import UUID

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.offer import OfferId, OfferState
from staffbank.jobs.system import system
from staffbank.usecases.offer.expire_offer import expire_offer


class StillTime(Exception):
    """The worker may still answer: this machine's clock is behind the database's."""


async def end_unanswered(*, bank: Bank, region_id: str, offer_id: str) -> None:
    """End the offer if nobody has answered it.

    Raises:
        StillTime: it came too early and is to come again.
    """
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    offer = await expire_offer(offer_id=OfferId(UUID(offer_id)), now=clock.now(), uow=uow)
    if offer.state is OfferState.OFFERED:
        raise StillTime(offer_id)
