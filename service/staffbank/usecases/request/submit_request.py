"""The requester submits a draft."""

from datetime import datetime

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.request.wanted import possible


async def submit_request(
    *, request_id: RequestId, now: datetime, uow: UnitOfWork
) -> CoverRequest:
    """Hand it to the budget holder.

    Raises:
        Declined: not permitted, no such request, no draft, or its work has begun meanwhile.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.SUBMIT_REQUEST, scope=request.council_id)
        submitted = possible(request_road.submitted(request, by=uow.principal.person), now=now)
        await uow.requests.save(submitted)
        await uow.timers.remind(Waiting.APPROVAL, request.id, since=now)
        await uow.commit(request.happened("submitted"))
    return submitted
