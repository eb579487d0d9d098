"""What a placement saves against an agency at the cap, with its workings."""

from staffbank.domain.agency_cost import Saving, saving
from staffbank.domain.london import day_of
from staffbank.domain.placement import PlacementId
from staffbank.domain.worked_line import paid_minutes
from staffbank.ports.unit_of_work import UnitOfWork


async def saving_of(*, placement_id: PlacementId, uow: UnitOfWork) -> Saving | None:
    """Of the hours as they are agreed; None before the rate is locked, or where there are none.

    Raises:
        Declined: no such placement.
    """
    async with uow:
        placement = await uow.placements.read(placement_id)
        agreement = await uow.agreements.read_of(placement_id)
        worker = await uow.workers.read(placement.worker_id)
        if agreement.terms is None or not placement.sessions:
            return None
        minutes = sum(map(paid_minutes, placement.sessions))
        first = day_of(placement.sessions[0].start)
        return saving(worker.role, agreement.terms.rate, minutes, on=first)
