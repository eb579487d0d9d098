"""A timesheet is held against the law of working time, with all else that she works."""

from dataclasses import replace

from staffbank.domain.law.worked import found_in
from staffbank.domain.timesheet import Timesheet
from staffbank.ports.unit_of_work import UnitOfWork


async def held_against_law(timesheet: Timesheet, uow: UnitOfWork) -> Timesheet:
    """The timesheet with what the law says of it: the averages of weeks need all the others."""
    worker = await uow.workers.read(timesheet.worker_id)
    standing = await uow.timesheets.standing_beside(timesheet)
    booked = await uow.workers.booked(timesheet.worker_id)
    known = {line.session for line in (*standing, *timesheet.lines)}
    others = (
        *(each for each in booked if each not in known),
        *(line.said.worked for line in standing if line.said and line.said.worked),
    )
    away = timesheet.away | frozenset(day for line in standing for day in line.away)
    found = found_in(
        worker, timesheet.worked, planned={*known, *booked}, others=others, ill=away
    )
    return replace(timesheet, found=found)
