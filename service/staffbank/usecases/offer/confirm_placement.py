"""The host confirms: the offer becomes a placement."""

from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.offer import OfferId
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.offer.freshness import require_fresh


async def confirm_placement(*, offer_id: OfferId, now: datetime, uow: UnitOfWork) -> Placement:
    """Confirm for the host, who from now on sees how to reach the worker.

    Raises:
        Declined: not permitted, no such offer, out of turn, whoever released her, or no
            longer lawful.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.CONFIRM_PLACEMENT, scope=offer.host_council_id)
        if uow.principal.person in {offer.person, offer.offered_by, offer.released_by}:
            message = "You had a part in this offer; another manager has to confirm it."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        confirmed = offer.confirm()
        await require_fresh(offer, now=now, uow=uow)
        placement = Placement.of(
            confirmed, id=PlacementId(new_id()), at=now, by=uow.principal.person
        )
        await uow.offers.save(confirmed)
        await uow.placements.add(placement, offer.team_id)
        involved = frozenset({offer.home_employer_id, offer.host_council_id})
        event = Event("placement.confirmed", placement.id, involved)
        await uow.commit(event, offer.happened("confirmed"))
    return placement
