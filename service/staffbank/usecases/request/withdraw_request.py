"""A council no longer needs cover."""

from dataclasses import replace

from staffbank.domain.cover_request import CoverRequest, RequestId, RequestState
from staffbank.domain.event import Event
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def withdraw_request(
    *, request_id: RequestId, reason: str, uow: UnitOfWork
) -> CoverRequest:
    """Take the request back, and with it every offer that is not a placement yet.

    Raises:
        Declined: not permitted, no such request, no reason, withdrawn already, or a
            placement has been confirmed on it.
    """
    if not reason.strip():
        message = "Say why the request is withdrawn; the audit trail keeps it."
        raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.WITHDRAW_REQUEST, scope=request.council_id)
        if request.state is RequestState.WITHDRAWN:
            message = "The request is withdrawn already."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        offers = await uow.offers.live_on(request.id)
        for offer in offers:
            await uow.offers.save(offer.withdraw())
        withdrawn = replace(request, state=RequestState.WITHDRAWN)
        await uow.requests.save(withdrawn)
        involved = {request.council_id, *(offer.home_employer_id for offer in offers)}
        event = Event(
            "request.withdrawn",
            request.id,
            frozenset(involved),
            {"reason": reason.strip(), "offers_withdrawn": len(offers)},
        )
        await uow.commit(event)
    return withdrawn
