"""A placement ends before the agreed day."""

from datetime import datetime

from staffbank.domain.notice import EndCause
from staffbank.domain.permission import Deed
from staffbank.domain.placement import Placement, PlacementId, PlacementState
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part


async def end_placement(
    *,
    placement_id: PlacementId,
    cause: EndCause,
    ends_at: datetime,
    shorter_agreed: bool,
    now: datetime,
    uow: UnitOfWork,
) -> Placement:
    """Give notice, by the worker, her home employer or the host; later sessions are freed.

    Raises:
        Declined: not permitted, no such placement, not begun or over, or too little notice.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        require_a_part(uow.principal, Deed.END_PLACEMENT, placement)
        ended = placement.end_early(
            cause=cause, ends_at=ends_at, at=now, shorter_agreed=shorter_agreed
        )
        await uow.placements.save(ended)
        if ended.state is PlacementState.ENDED_EARLY:
            await uow.timers.remind(Waiting.REFERENCE, placement.id, since=now)
        freed = len(placement.sessions) - len(ended.sessions)
        await uow.commit(
            placement.happened("ended_early", cause=cause.value, sessions_freed=freed)
        )
    return ended
