"""The host's line manager agrees to a timesheet."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.law.worked import MINUTE
from staffbank.domain.permission import require
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork


async def approve_timesheet(
    *, timesheet_id: TimesheetId, now: datetime, uow: UnitOfWork
) -> Timesheet:
    """Agree to it, for the host. The job that locks it comes with the last step.

    Raises:
        Declined: not permitted, no such timesheet, out of turn, or whoever had a part in it.
    """
    async with uow:
        timesheet = await uow.timesheets.get(timesheet_id)
        require(uow.principal, Deed.APPROVE_TIMESHEET, scope=timesheet.host_council_id)
        agreed = timesheet.approve(by=uow.principal.person)
        await uow.timesheets.save(agreed)
        if agreed.two_steps:
            await uow.timers.remind(Waiting.TIMESHEET, timesheet.id, since=now)
        owed = agreed.found.rest_owed // MINUTE
        event = timesheet.happened(
            "approved", minutes=agreed.minutes, compensatory_rest_minutes=owed
        )
        await uow.commit(event)
    return agreed
