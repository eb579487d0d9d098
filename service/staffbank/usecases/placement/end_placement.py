"""A placement ends before the agreed day."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.ending import ended_early
from staffbank.domain.notice import EndCause, Notice
from staffbank.domain.placement import Placement, PlacementId, PlacementState
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part


async def end_placement(
    *,
    placement_id: PlacementId,
    cause: EndCause,
    ends_at: datetime,
    now: datetime,
    uow: UnitOfWork,
) -> Placement:
    """Give notice, by the worker, her home employer or the host; later sessions are freed.

    Raises:
        Declined: not permitted, no such placement, not begun or over, after the agreed end, or
            with too little notice.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        side = require_a_part(uow.principal, Deed.END_PLACEMENT, placement)
        by = None if uow.principal.person == placement.person else side
        ended, notice = ended_early(placement, cause=cause, ends_at=ends_at, at=now, by=by)
        await keep_the_end(placement, ended, notice, now, uow)
    return ended


async def keep_the_end(
    placement: Placement, ended: Placement, notice: Notice, now: datetime, uow: UnitOfWork
) -> None:
    """Save and commit an early end, with what both sides and the worker hear of it."""
    assert ended.ending.cause is not None
    assert ended.ended_at is not None
    await uow.placements.save(ended)
    if ended.state is PlacementState.ENDED_EARLY:
        await uow.timers.remind(Waiting.REFERENCE, placement.id, since=now)
    details: dict[str, str | int | None] = {
        "cause": ended.ending.cause.value,
        "notice": notice.value,
        "ends_at": ended.ended_at.isoformat(),
        "sessions_freed": len(placement.sessions) - len(ended.sessions),
    }
    if notice is Notice.AGREED and (proposal := placement.ending.proposal):
        details["proposed_by"] = proposal.side.value
    await uow.commit(placement.happened("ended_early", **details))
