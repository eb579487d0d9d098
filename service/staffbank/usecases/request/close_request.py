"""A request is over."""

from datetime import datetime

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, Outcome, RequestId, RequestState
from staffbank.domain.deed import Deed
from staffbank.domain.expansion import sessions
from staffbank.domain.offer import OfferState
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork

OVER = "the request is closed"


async def close_request(
    *, request_id: RequestId, outcome: Outcome, uow: UnitOfWork
) -> CoverRequest:
    """Close it, and with it every offer that is not a placement yet.

    Raises:
        Declined: not permitted, no such request, not open, or the outcome contradicts its
            placements.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.CLOSE_REQUEST, scope=request.council_id)
        return await _close(request, outcome, uow)


async def close_request_at_its_end(
    *, request_id: RequestId, now: datetime, uow: UnitOfWork
) -> CoverRequest:
    """Close an open one whose last session is over; any other is left as it is.

    Raises:
        Declined: no such request.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        over = sessions(request.shape)[-1].end <= now
        if request.state is not RequestState.OPEN or not over:
            return request
        return await _close(request, Outcome.NOT_FILLED, uow)


async def _close(request: CoverRequest, outcome: Outcome, uow: UnitOfWork) -> CoverRequest:
    """`NOT_FILLED` stands for whatever the placements say."""
    offers = await uow.offers.live_on(request.id)
    under_way = [offer for offer in offers if offer.state is not OfferState.CONFIRMED]
    closed = request_road.closed(
        request, outcome=outcome, confirmed=len(offers) - len(under_way)
    )
    await uow.offers.save(*(offer.withdraw(reason=OVER) for offer in under_way))
    await uow.requests.save(closed)
    await uow.commit(
        request.happened("closed", outcome=closed.outcome.value if closed.outcome else None),
        *(offer.happened("withdrawn", reason=OVER) for offer in under_way),
    )
    return closed
