"""The work of a placement stops for a while."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.stop import PauseReason
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part


async def pause_placement(
    *, placement_id: PlacementId, reason: PauseReason, now: datetime, uow: UnitOfWork
) -> Placement:
    """Stop it; she stays held for its sessions.

    Raises:
        Declined: not permitted, no such placement, or not under way.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        require_a_part(uow.principal, Deed.PAUSE_PLACEMENT, placement)
        paused = placement.pause(reason=reason, at=now)
        await uow.placements.save(paused)
        await uow.timers.remind(Waiting.RESUMPTION, placement.id, since=now)
        await uow.commit(placement.happened("paused", reason=reason.value))
    return paused
