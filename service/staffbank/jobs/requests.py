"""What happens to requests by itself: they are put to more people, and close at their end."""

from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.problem import Declined
from staffbank.jobs.system import system
from staffbank.usecases.request.close_request import close_request_at_its_end
from staffbank.usecases.request.widen_request import widen_request

log = structlog.get_logger()


async def widen_in_time(*, bank: Bank, region_id: str, request_id: str) -> None:
    """Put the request to more people; nothing where people have done so, or it is over."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    try:
        await widen_request(request_id=RequestId(UUID(request_id)), now=clock.now(), uow=uow)
    except Declined as declined:
        log.info("a request is not widened", request=request_id, why=str(declined))


async def close_at_the_end(*, bank: Bank, region_id: str, request_id: str) -> None:
    """Close the request when its last session is over, whatever became of it."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    await close_request_at_its_end(
        request_id=RequestId(UUID(request_id)), now=clock.now(), uow=uow
    )
