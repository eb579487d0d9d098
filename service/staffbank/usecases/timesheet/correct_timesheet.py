"""A locked timesheet is corrected, by another one that reverses lines of it."""

from collections.abc import Sequence

from staffbank.domain.deed import Deed
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.domain.worked_line import LineId
from staffbank.ports.placements import LineReversed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.timesheet.hers import her_timesheet


async def correct_timesheet(
    *, timesheet_id: TimesheetId, line_ids: Sequence[LineId], uow: UnitOfWork
) -> Timesheet:
    """Draw up the correction, in the worker's name; she fills in its new lines.

    Raises:
        Declined: not her timesheet, not locked, no such line, or corrected before.
    """
    async with uow:
        timesheet = await her_timesheet(timesheet_id, Deed.CORRECT_TIMESHEET, uow)
        if not line_ids or len(set(line_ids)) < len(line_ids):
            message = "Name the lines that are wrong, at least one, each once."
            raise Declined(Problem(ProblemCode.INVALID, message, ("lineIds",)))
        correction = timesheet.correction(
            id=TimesheetId(new_id()),
            of=tuple((line, LineId(new_id()), LineId(new_id())) for line in line_ids),
        )
        try:
            await uow.timesheets.add(correction)
        except LineReversed as reversed_:
            message = "One of these lines is corrected already; correct the newer one."
            raise Declined(
                Problem(ProblemCode.WRONG_STATE, message, ("lineIds",))
            ) from reversed_
        await uow.commit(correction.happened("correction_opened", corrects=str(timesheet_id)))
    return correction
