"""The home employer releases a worker who has accepted."""

from staffbank.domain.event import Event
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def release_worker(*, offer_id: OfferId, uow: UnitOfWork) -> Offer:
    """Let her go for these sessions. Nobody releases herself, nor what they offered.

    Raises:
        Declined: not permitted, no such offer, out of turn, or the same person.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.RELEASE_WORKER, scope=offer.home_employer_id)
        if uow.principal.person in {offer.person, offer.offered_by}:
            message = "You made or took this offer; another authoriser has to release."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        released = offer.release(by=uow.principal.person)
        await uow.offers.save(released)
        involved = frozenset({offer.home_employer_id, offer.host_council_id})
        await uow.commit(Event("offer.released", offer.id, involved))
    return released
