"""The worker hands her timesheet in."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.london import spoken_moment
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.domain.waiting import Waiting
from staffbank.domain.worked_line import first_overlap
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.timesheet.held_against_law import held_against_law
from staffbank.usecases.timesheet.hers import counted, her_timesheet
from staffbank.usecases.timesheet.suspension import require_not_suspended


async def submit_timesheet(
    *, timesheet_id: TimesheetId, now: datetime, uow: UnitOfWork
) -> Timesheet:
    """Hand it in, in her own name; its hours count from now on.

    Raises:
        Declined: not her timesheet, out of turn, a line that says nothing or does not say why
            it varies, work that is to come or lies in a suspension, or an hour that counts
            already.
    """
    async with uow:
        timesheet = await her_timesheet(timesheet_id, Deed.SUBMIT_TIMESHEET, uow)
        submitted = timesheet.submit(by=uow.principal.person)
        _check_times(submitted, now)
        worked = [each.period for each in submitted.worked]
        await require_not_suspended(submitted.placement_id, worked, uow)
        submitted = await held_against_law(submitted, uow)
        with counted():
            await uow.timesheets.save(submitted)
            if submitted.corrects is None:
                await uow.timesheets.stand(submitted)
        await uow.timers.remind(Waiting.TIMESHEET, timesheet.id, since=now)
        await uow.commit(timesheet.happened("submitted", minutes=submitted.minutes))
    return submitted


def _check_times(timesheet: Timesheet, now: datetime) -> None:
    for line in timesheet.lines:
        if line.said and line.said.worked and line.said.worked.end > now:
            end = spoken_moment(line.said.worked.end)
            message = f"Work until {end} is to come. Hand the week in when it is over."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("lines",)))
    if pair := first_overlap(timesheet.lines):
        one, other = (spoken_moment(each.start) for each in pair)
        message = f"Two lines cover the same time: from {one} and from {other}."
        raise Declined(Problem(ProblemCode.INVALID, message, ("lines",)))
