"""The budget holder approves a request, which opens it to the engine."""

from datetime import datetime

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.stage import Stage
from staffbank.ports.unit_of_work import UnitOfWork


async def approve_request(
    *, request_id: RequestId, now: datetime, uow: UnitOfWork, stage: Stage = Stage.REGION
) -> CoverRequest:
    """Open it, to own people, to neighbours or to the region. Whoever asked may not approve.

    Raises:
        Declined: not permitted, no such request, already decided, or the requester herself.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.APPROVE_REQUEST, scope=request.council_id)
        approved = request_road.approved(request, by=uow.principal.person, stage=stage, at=now)
        await uow.requests.save(approved)
        await uow.commit(request.happened("approved", stage=stage.value))
    return approved
