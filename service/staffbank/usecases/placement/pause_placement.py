"""The work of a placement stops for a while."""

from staffbank.domain.placement import PauseReason, Placement, PlacementId
from staffbank.domain.principal import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part


async def pause_placement(
    *, placement_id: PlacementId, reason: PauseReason, uow: UnitOfWork
) -> Placement:
    """Stop it; she stays held for its sessions.

    Raises:
        Declined: not permitted, no such placement, or not under way.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        require_a_part(uow.principal, Deed.PAUSE_PLACEMENT, placement)
        paused = placement.pause(reason=reason)
        await uow.placements.save(paused)
        await uow.commit(placement.happened("paused", reason=reason.value))
    return paused
