"""A placement that is ready begins on a later day."""

from datetime import date

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def postpone_placement(
    *, placement_id: PlacementId, first_day: date, reason: str, uow: UnitOfWork
) -> Placement:
    """Put it off, by the host: sessions before `first_day` are freed, and it starts then.

    Raises:
        Declined: not permitted, no such placement, no reason, not ready, no later than it
            begins now, or no session would be left.
    """
    said = reason.strip()
    if not said:
        message = "Say why the placement is postponed; the worker and her employer read it."
        raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
    async with uow:
        placement = await uow.placements.get(placement_id)
        require(uow.principal, Deed.POSTPONE_PLACEMENT, scope=placement.host_council_id)
        postponed = placement.postpone(first_day)
        await uow.placements.save(postponed)
        await uow.placements.start_on_its_day(postponed)
        freed = len(placement.sessions) - len(postponed.sessions)
        begins = postponed.begins.isoformat()
        await uow.commit(
            placement.happened("postponed", reason=said, begins=begins, sessions_freed=freed)
        )
    return postponed
