"""What was lawful when it was offered is looked at again at each later step."""

from datetime import datetime

from staffbank.domain.consent import NONE, Consent, Reasons, consents
from staffbank.domain.law.rules import verdicts
from staffbank.domain.offer import Offer
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.obstacles import refusals


async def require_fresh(
    offer: Offer,
    *,
    now: datetime,
    uow: UnitOfWork,
    side: Side | None = None,
    given: Reasons = NONE,
) -> tuple[Consent, ...]:
    """The consents of this side, where the work is to come and the law still allows it.

    A host sees only the bookings that are its own, so plan rules are surest at the release.

    Raises:
        Declined: the work has begun, a rule says no by now, or asks for a consent not given.
    """
    begins = offer.sessions[0].start
    if begins <= now:
        message = f"The work began on {begins:%d %B %Y}. Have the offer withdrawn."
        raise Declined(Problem(ProblemCode.IN_THE_PAST, message, ("offerId",)))
    worker = await uow.workers.read(offer.worker_id)
    booked = await uow.workers.booked(offer.worker_id)
    request = await uow.requests.read(offer.request_id)
    said = verdicts(worker, offer.sessions, booked, asked=request.asks_for)
    if problems := refusals(said, path="offerId"):
        raise Declined(*problems)
    return consents(said, side, given, by=uow.principal.person) if side else ()
