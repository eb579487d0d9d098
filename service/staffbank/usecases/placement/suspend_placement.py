"""The work of a placement stops at once, over a concern or a failed check."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Role
from staffbank.domain.stop import PauseReason
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork


async def suspend_placement(
    *, placement_id: PlacementId, reason: PauseReason, now: datetime, uow: UnitOfWork
) -> Placement:
    """Stop it at once, by the host or by the bank. It goes on when home and region say so.

    A referral to the LADO or the regulator is made outside of the bank; this is a flag only.

    Raises:
        Declined: not permitted, no such placement, or neither ready nor under way.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        if not uow.principal.holds(Role.SYSTEM, placement.region_id):
            require(uow.principal, Deed.SUSPEND_PLACEMENT, scope=placement.host_council_id)
        suspended = placement.suspend(reason=reason, at=now)
        await uow.placements.save(suspended)
        await uow.timers.remind(Waiting.RESUMPTION, placement.id, since=now)
        await uow.commit(placement.happened("suspended", reason=reason.value))
    return suspended
