"""The other side agrees to an end with less than four weeks' notice."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.ending import agreed
from staffbank.domain.notice import Notice
from staffbank.domain.placement import Placement, PlacementId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_side
from staffbank.usecases.placement.end_placement import keep_the_end


async def agree_shorter_notice(
    *, placement_id: PlacementId, ends_at: datetime, now: datetime, uow: UnitOfWork
) -> Placement:
    """Agree to the end that is proposed, by its moment; later sessions are freed.

    Raises:
        Declined: not permitted, no such placement, nothing is proposed, another moment is, it
            is past, or by the side or the person that has proposed it.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        side = require_a_side(uow.principal, Deed.AGREE_SHORTER_NOTICE, placement)
        by = uow.principal.person
        ended = agreed(placement, ends_at=ends_at, side=side, by=by, at=now)
        await keep_the_end(placement, ended, Notice.AGREED, now, uow)
    return ended
