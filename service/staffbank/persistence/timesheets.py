"""Timesheets and their lines."""

from datetime import date
from typing import Any

from sqlalchemy import RowMapping, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.law.worked import Finding
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import not_found
from staffbank.domain.timesheet import Timesheet, TimesheetId, TimesheetState
from staffbank.domain.verdict import Warned
from staffbank.domain.worked_line import MINUTE, Absence, Line, LineId, WorkedBy
from staffbank.domain.worker import WorkerId
from staffbank.persistence.clash import refusing
from staffbank.persistence.enqueued import Enqueued
from staffbank.persistence.moments import period_of, range_of
from staffbank.persistence.placement_tables import TIMESHEET, TIMESHEET_LINE
from staffbank.persistence.tables import COUNCIL, WORKER
from staffbank.ports.placements import HourTaken, LineReversed, WeekOpened


class SqlTimesheets:
    """Rows of `timesheet` and `timesheet_line`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def two_steps(self, council_id: CouncilId) -> bool:
        asked = select(COUNCIL.c.two_step_timesheets).where(COUNCIL.c.id == council_id)
        return bool(await self._connection.scalar(asked))

    async def ask_two_steps(self, council_id: CouncilId, *, asked: bool) -> None:
        change = update(COUNCIL).where(COUNCIL.c.id == council_id)
        await self._connection.execute(change, {"two_step_timesheets": asked})

    async def add(self, timesheet: Timesheet) -> None:
        row = {
            name: value
            for name, value in vars(timesheet).items()
            if name not in {"lines", "state", "found"}
        } | _sums(timesheet)
        async with refusing({"one_timesheet_a_week": WeekOpened}):
            await self._connection.execute(insert(TIMESHEET), row)
        number = select(WORKER.c.no).where(WORKER.c.id == timesheet.worker_id)
        worker_no = await self._connection.scalar(number)
        lines = [
            {
                "id": line.id,
                "region_id": timesheet.region_id,
                "timesheet_id": timesheet.id,
                "worker_no": worker_no,
                "person": timesheet.person,
                "home_employer_id": timesheet.home_employer_id,
                "host_council_id": timesheet.host_council_id,
                "session": range_of(line.session),
                "reverses": line.reverses,
                "stands": False,
                **_said(line),
            }
            for line in timesheet.lines
        ]
        async with refusing({"timesheet_line_reverses_key": LineReversed}):
            await self._connection.execute(insert(TIMESHEET_LINE), lines)

    async def get(self, timesheet_id: TimesheetId) -> Timesheet:
        query = select(TIMESHEET).where(TIMESHEET.c.id == timesheet_id)
        found = await self._connection.execute(query.with_for_update(key_share=True))
        row = found.mappings().one_or_none()
        if row is None:
            raise not_found("timesheet", "timesheetId")
        lines = await self._connection.execute(
            select(TIMESHEET_LINE)
            .where(TIMESHEET_LINE.c.timesheet_id == timesheet_id)
            .order_by(TIMESHEET_LINE.c.session, TIMESHEET_LINE.c.id)
        )
        return _timesheet(row, tuple(_line(each) for each in lines.mappings()))

    async def open_ones(self, placement_id: PlacementId) -> int:
        query = (
            select(TIMESHEET.c.id)
            .where(TIMESHEET.c.placement_id == placement_id)
            .where(TIMESHEET.c.state != TimesheetState.LOCKED.value)
            .where(
                TIMESHEET.c.corrects.is_(None)
                | (TIMESHEET.c.state != TimesheetState.DRAFT.value)
            )
        )
        return len((await self._connection.execute(query)).all())

    async def weeks_of(self, placement_id: PlacementId) -> frozenset[date]:
        query = select(TIMESHEET.c.week).where(TIMESHEET.c.placement_id == placement_id)
        return frozenset((await self._connection.scalars(query)).all())

    async def standing_beside(self, timesheet: Timesheet) -> tuple[Line, ...]:
        gone = [line.reverses for line in timesheet.lines if line.reverses]
        number = select(WORKER.c.no).where(WORKER.c.id == timesheet.worker_id).scalar_subquery()
        query = (
            select(TIMESHEET_LINE)
            .where(TIMESHEET_LINE.c.worker_no == number, TIMESHEET_LINE.c.stands)
            .where(TIMESHEET_LINE.c.timesheet_id != timesheet.id)
            .where(TIMESHEET_LINE.c.id.not_in(gone))
        )
        found = await self._connection.execute(query)
        return tuple(_line(each) for each in found.mappings())

    async def save(self, timesheet: Timesheet) -> None:
        """The timesheet with what its lines say, and the job that locks it where it is time."""
        change = update(TIMESHEET).where(TIMESHEET.c.id == timesheet.id)
        said = [
            {"saved": line.id, **_said(line)}
            for line in timesheet.lines
            if line.reverses is None and timesheet.state is not TimesheetState.LOCKED
        ]
        if said:
            lines = update(TIMESHEET_LINE).where(TIMESHEET_LINE.c.id == bindparam("saved"))
            async with refusing({"no_hour_is_paid_twice": HourTaken}):
                await self._connection.execute(lines, said)
        await self._connection.execute(
            change,
            {
                "submitted_by": timesheet.submitted_by,
                "approved_by": timesheet.approved_by,
                "authorised_by": timesheet.authorised_by,
                "query": timesheet.query,
                **_sums(timesheet),
            },
        )
        if timesheet.can_lock:
            await Enqueued("lock_timesheet", "placements").on(
                self._connection,
                region_id=str(timesheet.region_id),
                timesheet_id=str(timesheet.id),
            )

    async def stand(self, timesheet: Timesheet) -> None:
        """Its lines are what counts from now on, in place of those that they reverse."""
        gone = [line.reverses for line in timesheet.lines if line.reverses]
        here = [line.id for line in timesheet.lines if line.reverses is None]
        for ids, stands in ((gone, False), (here, True)):
            change = update(TIMESHEET_LINE).where(TIMESHEET_LINE.c.id.in_(ids))
            async with refusing({"no_hour_is_paid_twice": HourTaken}):
                await self._connection.execute(change, {"stands": stands})


def _sums(timesheet: Timesheet) -> dict[str, Any]:
    return {
        "state": timesheet.state.value,
        "minutes": timesheet.minutes,
        "miles": sum(line.miles for line in timesheet.lines),
        "warnings": [[each.rule, each.because] for each in timesheet.found.warnings],
        "rest_owed_minutes": timesheet.found.rest_owed // MINUTE,
    }


def _said(line: Line) -> dict[str, Any]:
    said = line.said
    return {
        "worked": range_of(said.worked) if said and said.worked else None,
        "break_minutes": said.break_minutes if said else 0,
        "miles": said.miles if said else 0,
        "absence": said.absence.value if said and said.absence else None,
        "why": said.why if said else "",
    }


def _line(row: RowMapping) -> Line:
    worked, absence = row["worked"], row["absence"]
    said = None
    if worked is not None or absence is not None:
        said = WorkedBy(
            period_of(worked) if worked is not None else None,
            row["break_minutes"],
            row["miles"],
            Absence(absence) if absence else None,
            row["why"],
        )
    reverses = LineId(row["reverses"]) if row["reverses"] else None
    return Line(LineId(row["id"]), period_of(row["session"]), said, reverses)


def _timesheet(row: RowMapping, lines: tuple[Line, ...]) -> Timesheet:
    return Timesheet(
        id=TimesheetId(row["id"]),
        region_id=RegionId(row["region_id"]),
        placement_id=PlacementId(row["placement_id"]),
        worker_id=WorkerId(row["worker_id"]),
        person=row["person"],
        home_employer_id=EmployerId(row["home_employer_id"]),
        host_council_id=CouncilId(row["host_council_id"]),
        week=row["week"],
        lines=lines,
        two_steps=row["two_steps"],
        state=TimesheetState(row["state"]),
        submitted_by=row["submitted_by"],
        approved_by=row["approved_by"],
        authorised_by=row["authorised_by"],
        query=row["query"],
        corrects=TimesheetId(row["corrects"]) if row["corrects"] else None,
        found=Finding(
            tuple(Warned(rule, because) for rule, because in row["warnings"]),
            row["rest_owed_minutes"] * MINUTE,
        ),
    )
