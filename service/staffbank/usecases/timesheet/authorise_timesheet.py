"""The host's budget holder agrees to a timesheet too."""

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.ports.unit_of_work import UnitOfWork


async def authorise_timesheet(*, timesheet_id: TimesheetId, uow: UnitOfWork) -> Timesheet:
    """Agree to it, where the host asks for two steps; the job that locks it comes along.

    Raises:
        Declined: not permitted, no such timesheet, out of turn, or whoever had a part in it.
    """
    async with uow:
        timesheet = await uow.timesheets.get(timesheet_id)
        require(uow.principal, Deed.AUTHORISE_TIMESHEET, scope=timesheet.host_council_id)
        agreed = timesheet.authorise(by=uow.principal.person)
        await uow.timesheets.save(agreed)
        await uow.commit(timesheet.happened("authorised", minutes=agreed.minutes))
    return agreed
