"""A timesheet that everybody has agreed to is closed for good."""

from staffbank.domain.london import day_of
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.timesheet.hers import counted


async def lock_timesheet(*, timesheet_id: TimesheetId, uow: UnitOfWork) -> Timesheet:
    """Lock it, by the bank itself; what is locked is paid and recharged.

    Answers with the timesheet as it is then: one that lacks a step stays as it is, and so does
    one that is locked. A correction takes the place of the lines that it reverses.

    Raises:
        Declined: no such timesheet, or an hour of a correction counts already.
    """
    async with uow:
        timesheet = await uow.timesheets.get(timesheet_id)
        if not timesheet.can_lock:
            return timesheet
        locked = timesheet.lock()
        with counted():
            if timesheet.corrects is not None:
                await uow.timesheets.stand(timesheet)
            await uow.timesheets.save(locked)
        for month in {day_of(line.session.start).replace(day=1) for line in locked.lines}:
            await uow.timers.accrue(locked.home_employer_id, locked.host_council_id, month)
        await uow.commit(timesheet.happened("locked", minutes=locked.minutes))
    return locked
