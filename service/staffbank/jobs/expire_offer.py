"""The job that ends an offer which nobody has answered."""

from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.offer import OfferId, OfferState
from staffbank.domain.problem import Declined
from staffbank.jobs.system import system
from staffbank.usecases.offer.expire_offer import expire_offer

log = structlog.get_logger()


class StillTime(Exception):
    """The worker may still answer: this machine's clock is behind the database's."""


async def end_unanswered(*, bank: Bank, region_id: str, offer_id: str) -> None:
    """End the offer if nobody has answered it; nothing where there is none any more.

    Raises:
        StillTime: it came too early and is to come again.
    """
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    try:
        offer = await expire_offer(offer_id=OfferId(UUID(offer_id)), now=clock.now(), uow=uow)
    except Declined:
        log.warning("an offer to be ended is gone", offer=offer_id)
        return
    if offer.state is OfferState.OFFERED:
        raise StillTime(offer_id)
