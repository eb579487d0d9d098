"""A week is over: its timesheet is there for the worker, without her asking."""

from collections.abc import Callable
from datetime import date, datetime

from staffbank.domain.london import day_of, week_of
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import Declined
from staffbank.domain.timesheet import Timesheet
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.timesheet.open_timesheet import open_timesheet


async def open_week(
    *,
    placement_id: PlacementId,
    week: date,
    now: datetime,
    unit_of_work: Callable[[], UnitOfWork],
) -> Timesheet | None:
    """See to the next week with sessions, and open the timesheet of that Monday's week.

    None where there is one already, or nothing was worked.

    Raises:
        Declined: no such placement.
    """
    async with (uow := unit_of_work()):
        placement = await uow.placements.get(placement_id)
        mondays = {week_of(day_of(each.start)) for each in placement.sessions}
        if (upcoming := min((day for day in mondays if day > week), default=None)) is not None:
            await uow.timers.open_week(placement_id, upcoming)
            await uow.commit(placement.happened("week_over", week=week.isoformat()))
    try:
        return await open_timesheet(
            placement_id=placement_id, week=week, now=now, uow=unit_of_work()
        )
    except Declined:
        return None
