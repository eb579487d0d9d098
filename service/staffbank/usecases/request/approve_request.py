"""The budget holder approves a request, which opens it to the engine."""

from dataclasses import replace

from staffbank.domain.cover_request import CoverRequest, RequestId, RequestState
from staffbank.domain.event import Event
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def approve_request(*, request_id: RequestId, uow: UnitOfWork) -> CoverRequest:
    """Open it. Whoever asked may not also approve.

    Raises:
        Declined: not permitted, no such request, already decided, or the requester herself.
    """
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.APPROVE_REQUEST, scope=request.council_id)
        if request.opened_by == uow.principal.person:
            message = "You opened this request; another budget holder has to approve it."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        if request.state is not RequestState.SUBMITTED:
            message = (
                f"The request is {request.state.value} already; there is nothing to approve."
            )
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        approved = replace(request, state=RequestState.OPEN)
        await uow.requests.save(approved)
        await uow.commit(Event("request.approved", request.id, frozenset({request.council_id})))
    return approved
