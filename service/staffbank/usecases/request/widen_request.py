"""A request is put to more people."""

from datetime import datetime

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.principal import Role
from staffbank.ports.unit_of_work import UnitOfWork


async def widen_request(
    *, request_id: RequestId, now: datetime, uow: UnitOfWork
) -> CoverRequest:
    """Put it to the next circle: by the council at any time, by the bank when its window ends.

    Raises:
        Declined: not permitted, no such request, not open, the widest already, or too early.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        by_hand = not uow.principal.holds(Role.SYSTEM, request.region_id)
        if by_hand:
            require(uow.principal, Deed.WIDEN_REQUEST, scope=request.council_id)
        widened = request_road.widened(request, at=now, by_hand=by_hand)
        await uow.requests.save(widened)
        await uow.commit(request.happened("widened", stage=_name(widened)))
    return widened


def _name(request: CoverRequest) -> str | None:
    return request.stage.value if request.stage else None
