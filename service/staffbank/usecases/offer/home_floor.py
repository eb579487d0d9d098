"""What a release would leave at home, looked at while nobody else can release."""

from staffbank.domain.deed import Deed
from staffbank.domain.home_floor import Away, Remaining, remaining
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def remaining_at_home(*, offer_id: OfferId, uow: UnitOfWork) -> tuple[Remaining, ...]:
    """Day by day, for whoever may release her; empty where her team has no floor.

    Raises:
        Declined: not permitted, or no such offer.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.RELEASE_WORKER, scope=offer.home_employer_id)
        return await left_without_her(offer, uow)


async def left_without_her(offer: Offer, uow: UnitOfWork) -> tuple[Remaining, ...]:
    """The same, within a unit of work; her team's row stays locked until it ends."""
    worker = await uow.workers.read(offer.worker_id)
    if worker.home_team_id is None:
        return ()
    floor = await uow.organisations.floor(worker.home_team_id)
    if floor is None:
        return ()
    colleagues = await uow.workers.released_of(worker.home_team_id)
    others = [each for each in colleagues if each.worker.id != worker.id]
    return remaining(floor, Away(worker, offer.sessions), others)
