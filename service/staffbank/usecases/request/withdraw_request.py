"""A council no longer needs cover."""

from staffbank.domain import request_road
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.offer import OfferState
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork

REQUEST_WITHDRAWN = "the request was withdrawn"


async def withdraw_request(
    *, request_id: RequestId, reason: str, uow: UnitOfWork
) -> CoverRequest:
    """Take back what is open of it, and with it every offer that is not a placement yet.

    Raises:
        Declined: not permitted, no such request, no reason, over already, or every slot
            has its placement.
    """
    if not reason.strip():
        message = "Say why the request is withdrawn; the audit trail keeps it."
        raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
    async with uow:
        request = await uow.requests.get(request_id)
        require(uow.principal, Deed.WITHDRAW_REQUEST, scope=request.council_id)
        withdrawn = request_road.withdrawn(request)
        offers = await uow.offers.live_on(request.id)
        open_offers = [o for o in offers if o.state is not OfferState.CONFIRMED]
        if len(offers) - len(open_offers) == request.headcount:
            message = "Each of its slots has a placement; there is nothing left to withdraw."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        await uow.offers.save(*(o.withdraw(reason=REQUEST_WITHDRAWN) for o in open_offers))
        await uow.requests.save(withdrawn)
        event = request.happened(
            "withdrawn", reason=reason.strip(), offers_withdrawn=len(open_offers)
        )
        await uow.commit(
            event,
            *(offer.happened("withdrawn", reason=REQUEST_WITHDRAWN) for offer in open_offers),
        )
    return withdrawn
