"""A timesheet as its worker meets it."""

from collections.abc import Iterator
from contextlib import contextmanager

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.ports.placements import HourTaken
from staffbank.ports.unit_of_work import UnitOfWork


async def her_timesheet(timesheet_id: TimesheetId, deed: Deed, uow: UnitOfWork) -> Timesheet:
    """The timesheet, if it is of whoever is calling.

    Raises:
        Declined: no such timesheet, somebody else's, or she is no longer her employer's worker.
    """
    timesheet = await uow.timesheets.get(timesheet_id)
    if timesheet.person != uow.principal.person:
        raise not_found("timesheet", "timesheetId")
    require(uow.principal, deed, scope=timesheet.home_employer_id)
    return timesheet


@contextmanager
def counted() -> Iterator[None]:
    """Within the block an hour that counts already is told in words. Raises Declined."""
    try:
        yield
    except HourTaken as taken:
        message = (
            "Some of these hours are on another timesheet of hers already. Put the times "
            "right on one of the two; no hour is paid twice."
        )
        raise Declined(Problem(ProblemCode.ALREADY_BOOKED, message, ("lines",))) from taken
