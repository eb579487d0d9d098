"""The time is over for which the host has waived what her first day asks for."""

from datetime import datetime

from staffbank.domain.placement import UNDER_WAY, Placement, PlacementId
from staffbank.domain.stop import PauseReason
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork


async def end_waiver(*, placement_id: PlacementId, now: datetime, uow: UnitOfWork) -> Placement:
    """Suspend it, by the bank itself, where something is still missing (S113-5).

    Where the region has made the time longer since, it is looked at again at the end of that.
    What stands still already goes on only once everything is there.

    Raises:
        Declined: no such placement.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        missing = placement.start_gate.missing
        if placement.state not in UNDER_WAY or not missing:
            return placement
        ends = placement.start_gate.waiver_ends(placement.begins)
        if now < ends:
            await uow.timers.end_waiver(placement.id, ends)
            await uow.commit(placement.happened("start_waiver_lasts"))
            return placement
        suspended = placement.suspend(reason=PauseReason.NOT_READY, at=now)
        await uow.placements.save(suspended)
        await uow.timers.remind(Waiting.RESUMPTION, placement.id, since=now)
        reason, what = PauseReason.NOT_READY.value, ", ".join(missing)
        await uow.commit(placement.happened("suspended", reason=reason, missing=what))
    return suspended
