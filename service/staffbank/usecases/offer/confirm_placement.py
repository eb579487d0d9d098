"""The host confirms: the offer becomes a placement."""

from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.offer import OfferId
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id


async def confirm_placement(*, offer_id: OfferId, now: datetime, uow: UnitOfWork) -> Placement:
    """Confirm for the host. From now on host and worker see each other's contact details.

    Raises:
        Declined: not permitted, no such offer, out of turn, or whoever released her.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.CONFIRM_PLACEMENT, scope=offer.host_council_id)
        if uow.principal.person == offer.released_by:
            message = "You released this worker; another manager has to confirm for the host."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        confirmed = offer.confirm()
        placement = Placement.of(
            confirmed, id=PlacementId(new_id()), at=now, by=uow.principal.person
        )
        await uow.offers.save(confirmed)
        await uow.placements.add(placement, offer.team_id)
        involved = frozenset({offer.home_employer_id, offer.host_council_id})
        await uow.commit(Event("placement.confirmed", placement.id, involved))
    return placement
