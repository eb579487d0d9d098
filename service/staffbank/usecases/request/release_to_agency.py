"""A request that the region could not fill goes to agencies."""

from datetime import datetime

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def release_to_agency(
    *, request_id: RequestId, reason: str, now: datetime, uow: UnitOfWork
) -> CoverRequest:
    """Let agencies be asked, with a reason; a member of the bank may still be offered it.

    Raises:
        Declined: not permitted, no such request, no reason, or the region is not asked yet.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.RELEASE_TO_AGENCY, scope=request.council_id)
        released = request_road.released_to_agency(request, reason=reason, at=now)
        await uow.requests.save(released)
        await uow.commit(request.happened("released_to_agency", reason=released.remark))
    return released
