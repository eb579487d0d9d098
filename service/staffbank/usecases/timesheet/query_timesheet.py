"""The host sends a timesheet back with a question."""

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.ports.unit_of_work import UnitOfWork


async def query_timesheet(
    *, timesheet_id: TimesheetId, query: str, uow: UnitOfWork
) -> Timesheet:
    """Ask the worker; she answers by handing it in again.

    Raises:
        Declined: not permitted, no such timesheet, no question, or out of turn.
    """
    async with uow:
        timesheet = await uow.timesheets.get(timesheet_id)
        require(uow.principal, Deed.QUERY_TIMESHEET, scope=timesheet.host_council_id)
        queried = timesheet.ask(query=query)
        await uow.timesheets.save(queried)
        await uow.commit(timesheet.happened("queried", query=query.strip()))
    return queried
