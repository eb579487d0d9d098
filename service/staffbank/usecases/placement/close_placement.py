"""A placement is over: its last session is worked and its hours are settled."""

from dataclasses import replace
from datetime import date, datetime

from staffbank.domain.deed import Deed
from staffbank.domain.ending import closed
from staffbank.domain.london import day_of, spoken, week_of
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.stop import was_at_work
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork


async def close_placement(
    *, placement_id: PlacementId, access_removed_on: date, now: datetime, uow: UnitOfWork
) -> Placement:
    """Close it for the host, which says on which day she lost her access: best the last one.

    Raises:
        Declined: not permitted, no such placement, sessions are to come, her access is
            to end later, a timesheet is not locked, or a week in which she was to work has
            none.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        require(uow.principal, Deed.CLOSE_PLACEMENT, scope=placement.host_council_id)
        closing = placement.closing.without_access(
            removed_on=access_removed_on, today=day_of(now)
        )
        over = replace(closed(placement, at=now), closing=closing)
        await _require_settled(placement, uow)
        await uow.placements.save(over)
        await uow.timers.remind(Waiting.REFERENCE, placement.id, since=now)
        await uow.commit(
            placement.happened("closed", access_removed_on=access_removed_on.isoformat())
        )
    return over


async def _require_settled(placement: Placement, uow: UnitOfWork) -> None:
    """Do nothing where every week that she was to work is locked. Raises Declined."""
    if unlocked := await uow.timesheets.open_ones(placement.id):
        message = f"{unlocked} of its timesheets are not locked; settle them first."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    to_work = {
        week_of(day_of(each.start))
        for each in placement.sessions
        if was_at_work(each, placement.stops, placement.started_at)
    }
    if missing := to_work - await uow.timesheets.weeks_of(placement.id):
        message = (
            f"The week of {spoken(min(missing))} has no timesheet yet: she opens it, or the "
            "bank does on the Monday after it."
        )
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
