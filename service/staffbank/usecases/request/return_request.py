"""The budget holder returns a request with a question."""

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def return_request(
    *, request_id: RequestId, question: str, uow: UnitOfWork
) -> CoverRequest:
    """Give it back to the requester, who may amend it and submit it again.

    Raises:
        Declined: not permitted, no such request, decided already, or no question.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.RETURN_REQUEST, scope=request.council_id)
        returned = request_road.returned(request, by=uow.principal.person, question=question)
        await uow.requests.save(returned)
        await uow.commit(request.happened("returned", question=returned.remark))
    return returned
