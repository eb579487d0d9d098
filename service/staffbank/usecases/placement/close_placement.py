"""A placement is over: its last session is worked and its hours are settled."""

from datetime import datetime

from staffbank.domain.ending import closed
from staffbank.domain.permission import Deed, require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork


async def close_placement(
    *, placement_id: PlacementId, now: datetime, uow: UnitOfWork
) -> Placement:
    """Close it for the host, whose access for her ends the same day.

    Raises:
        Declined: not permitted, no such placement, sessions are to come, or a timesheet is
            not locked.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        require(uow.principal, Deed.CLOSE_PLACEMENT, scope=placement.host_council_id)
        over = closed(placement, at=now)
        if unlocked := await uow.timesheets.open_ones(placement_id):
            message = f"{unlocked} of its timesheets are not locked; settle them first."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
        await uow.placements.save(over)
        await uow.timers.remind(Waiting.REFERENCE, placement.id, since=now)
        await uow.commit(placement.happened("closed"))
    return over
