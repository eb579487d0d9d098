"""The worker says what became of a session."""

from staffbank.domain.deed import Deed
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.domain.worked_line import LineId, WorkedBy
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.timesheet.held_against_law import held_against_law
from staffbank.usecases.timesheet.hers import counted, her_timesheet
from staffbank.usecases.timesheet.suspension import require_not_suspended


async def fill_in_line(
    *, timesheet_id: TimesheetId, line_id: LineId, said: WorkedBy, uow: UnitOfWork
) -> Timesheet:
    """Say when she worked, or why not, in her own name.

    Raises:
        Declined: not her timesheet, no such line, out of turn, times that cannot be, or that
            lie in a suspension.
    """
    async with uow:
        timesheet = await her_timesheet(timesheet_id, Deed.FILL_IN_TIMESHEET, uow)
        filled = timesheet.fill_in(line_id, said)
        await require_not_suspended(timesheet.placement_id, (said.worked,), uow)
        filled = await held_against_law(filled, uow)
        with counted():
            await uow.timesheets.save(filled)
        await uow.commit(timesheet.happened("filled_in", line=str(line_id)))
    return filled
