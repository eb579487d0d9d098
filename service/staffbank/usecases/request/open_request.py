"""A council asks for cover."""

from datetime import datetime

from staffbank.domain.cover_request import CoverRequest, RequestId, RequestState
from staffbank.domain.deed import Deed
from staffbank.domain.offer import SlotId
from staffbank.domain.permission import require
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.request.preferred import known
from staffbank.usecases.request.wanted import Wanted, possible


async def open_request(
    *, wanted: Wanted, now: datetime, uow: UnitOfWork, as_draft: bool = False
) -> CoverRequest:
    """Submit the request; the budget holder's approval opens it to the engine.

    A draft is kept for the requester, who submits it later.

    Raises:
        Declined: not permitted, no such team, somebody is named whom the council does not
            know, or the request cannot be.
    """
    async with uow:
        team = await uow.organisations.team(wanted.team_id)
        require(uow.principal, Deed.OPEN_REQUEST, scope=team.council_id)
        await known(wanted.preferred_id, host=team.council_id, uow=uow)
        request = possible(
            CoverRequest(
                id=RequestId(new_id()),
                region_id=uow.principal.region_id,
                council_id=team.council_id,
                opened_by=uow.principal.person,
                state=RequestState.DRAFT if as_draft else RequestState.SUBMITTED,
                **vars(wanted),
            ),
            now=now,
        )
        await uow.requests.add(request, [SlotId(new_id()) for _ in range(request.headcount)])
        if not as_draft:
            await uow.timers.remind(Waiting.APPROVAL, request.id, since=now)
        event = request.happened(
            "drafted" if as_draft else "submitted",
            headcount=request.headcount,
            tier=int(request.priority.tier),
        )
        await uow.commit(event)
    return request
