"""The budget holder rejects a request."""

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def reject_request(
    *, request_id: RequestId, reason: str, uow: UnitOfWork
) -> CoverRequest:
    """End it before it is put to anybody.

    Raises:
        Declined: not permitted, no such request, decided already, or no reason.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.REJECT_REQUEST, scope=request.council_id)
        rejected = request_road.rejected(request, by=uow.principal.person, reason=reason)
        await uow.requests.save(rejected)
        await uow.commit(request.happened("rejected", reason=rejected.remark))
    return rejected
