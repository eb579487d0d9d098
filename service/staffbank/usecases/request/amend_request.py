"""A council asks for something else than it did."""

from dataclasses import replace
from datetime import datetime

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId, RequestState
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.request.preferred import known
from staffbank.usecases.request.wanted import Wanted, possible


async def amend_request(
    *, request_id: RequestId, wanted: Wanted, now: datetime, uow: UnitOfWork
) -> CoverRequest:
    """Ask anew; an open one goes back to the budget holder where hours, grade or payer widen.

    Raises:
        Declined: not permitted, no such request or team, over, another council's team, another
            number of people, somebody whom the council does not know, or it cannot be; or what
            people were offered would change.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.AMEND_REQUEST, scope=request.council_id)
        team = await uow.organisations.team(wanted.team_id)
        if team.council_id != request.council_id:
            message = f"{team.name} is another council's team; choose one of your own."
            raise Declined(Problem(ProblemCode.INVALID, message, ("teamId",)))
        if wanted.preferred_id != request.preferred_id:
            await known(wanted.preferred_id, host=team.council_id, uow=uow)
        asked_anew = possible(replace(request, **vars(wanted)), now=now)
        amended = request_road.amended(
            request,
            asked_anew,
            by=uow.principal.person,
            at=now,
            live_offers=len(await uow.offers.live_on(request.id)),
        )
        await uow.requests.save(amended)
        if amended.state is RequestState.SUBMITTED is not request.state:
            await uow.timers.remind(Waiting.APPROVAL, request.id, since=now)
        await uow.commit(request.happened("amended", state=amended.state.value))
    return amended
