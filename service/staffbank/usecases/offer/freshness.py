"""What was lawful when it was offered is looked at again at each later step."""

from datetime import datetime

from staffbank.domain.offer import Offer
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.obstacles import rules_against


async def require_fresh(offer: Offer, *, now: datetime, uow: UnitOfWork) -> None:
    """Do nothing if the work is still to come and the law still allows it.

    A host sees only the bookings that are its own, so plan rules are surest at the release.

    Raises:
        Declined: the work has begun, or a rule says no by now.
    """
    begins = offer.sessions[0].start
    if begins <= now:
        message = f"The work began on {begins:%d %B %Y}. Have the offer withdrawn."
        raise Declined(Problem(ProblemCode.IN_THE_PAST, message, ("offerId",)))
    worker = await uow.workers.read(offer.worker_id)
    booked = await uow.workers.booked(offer.worker_id)
    if problems := rules_against(worker, offer.sessions, booked, path="offerId"):
        raise Declined(*problems)
