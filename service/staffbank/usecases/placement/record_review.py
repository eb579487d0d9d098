"""The host has looked at how a placement goes."""

from datetime import datetime

from staffbank.domain.closing import Account
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork


async def record_review(
    *, placement_id: PlacementId, note: str, now: datetime, uow: UnitOfWork
) -> Placement:
    """Keep the host's short note; its next review is counted from now.

    Raises:
        Declined: not permitted, no such placement, not under way, reviewed today, or a note
            that is empty.
    """
    said = note.strip()
    async with uow:
        placement = await uow.placements.get(placement_id)
        require(uow.principal, Deed.RECORD_REVIEW, scope=placement.host_council_id)
        reviewed = placement.review(Account(uow.principal.person, now, said))
        await uow.placements.save(reviewed)
        await uow.timers.remind_again(Waiting.REVIEW, placement.id, told=now)
        await uow.commit(placement.happened("reviewed", note=said))
    return reviewed
