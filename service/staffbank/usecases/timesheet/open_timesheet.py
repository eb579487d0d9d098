"""A week of a placement gets its timesheet."""

from datetime import date, datetime

from staffbank.domain.deed import Deed
from staffbank.domain.london import day_of, spoken, week_of
from staffbank.domain.period import Period
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.domain.stop import was_at_work
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.domain.worked_line import Line, LineId
from staffbank.ports.placements import WeekOpened
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id


async def open_timesheet(
    *, placement_id: PlacementId, week: date, now: datetime, uow: UnitOfWork
) -> Timesheet:
    """Draw up the week's timesheet from its sessions, each as it was agreed.

    Where the placement had not begun, or stood still, a line is empty: she says what became
    of the session.

    `week` is any day of it. Whoever opens it, the worker fills it in.

    Raises:
        Declined: not permitted, no such placement, not begun, the week has no session or is
            to come, or it has a timesheet already.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        _require_hers(placement, uow)
        monday = week_of(week)
        sessions = [
            each for each in placement.sessions if week_of(day_of(each.start)) == monday
        ]
        _check(placement, monday, now)
        if not sessions:
            message = f"There is no session in the week of {spoken(monday)}."
            raise Declined(Problem(ProblemCode.INVALID, message, ("week",)))
        timesheet = Timesheet(
            id=TimesheetId(new_id()),
            region_id=placement.region_id,
            placement_id=placement.id,
            worker_id=placement.worker_id,
            person=placement.person,
            home_employer_id=placement.home_employer_id,
            host_council_id=placement.host_council_id,
            week=monday,
            lines=tuple(_line(each, placement) for each in sessions),
            two_steps=await uow.timesheets.two_steps(placement.host_council_id),
        )
        try:
            await uow.timesheets.add(timesheet)
        except WeekOpened as opened:
            message = f"The week of {spoken(monday)} has its timesheet already."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("week",))) from opened
        await uow.commit(timesheet.happened("opened", week=monday.isoformat()))
    return timesheet


def _line(session: Period, placement: Placement) -> Line:
    line = Line(LineId(new_id()), session)
    at_work = was_at_work(session, placement.stops, placement.started_at)
    return line.as_agreed() if at_work else line


def _require_hers(placement: Placement, uow: UnitOfWork) -> None:
    if uow.principal.holds(Role.SYSTEM, placement.region_id):
        return
    if placement.person != uow.principal.person:
        raise not_found("placement", "placementId")
    require(uow.principal, Deed.OPEN_TIMESHEET, scope=placement.home_employer_id)


def _check(placement: Placement, monday: date, now: datetime) -> None:
    if placement.started_at is None:
        message = "The placement has not begun; there is nothing to fill in."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    if week_of(day_of(now)) < monday:
        message = f"The week of {spoken(monday)} is to come; open its timesheet then."
        raise Declined(Problem(ProblemCode.INVALID, message, ("week",)))
