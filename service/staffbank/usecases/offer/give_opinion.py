"""Her line manager supports or opposes a release."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.release_opinion import Opinion, ReleaseOpinion, opinion_on
from staffbank.ports.opinion import OpinionGiven
from staffbank.ports.unit_of_work import UnitOfWork


async def give_opinion(
    *, offer_id: OfferId, opinion: Opinion, note: str, now: datetime, uow: UnitOfWork
) -> Offer:
    """Record it for the release authoriser, who is free to decide otherwise.

    Raises:
        Declined: not permitted, no such offer, out of turn, about herself, no note, or said
            already.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.GIVE_OPINION, scope=offer.home_employer_id)
        given = opinion_on(offer, ReleaseOpinion(opinion, note, uow.principal.person, now))
        try:
            await uow.offers.add_opinion(offer, given)
        except OpinionGiven as already:
            message = "You have given your opinion on this offer already; it stays as it is."
            problem = Problem(ProblemCode.WRONG_STATE, message, ("offerId",))
            raise Declined(problem) from already
        await uow.commit(offer.happened("opinion_given", opinion=opinion.value))
    return offer
