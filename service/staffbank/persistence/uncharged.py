"""Locked lines of timesheets that are on no recharge, or on no recharge any more."""

from datetime import date

from sqlalchemy import ColumnElement, RowMapping, or_, select

from staffbank.domain.london import day_of
from staffbank.domain.timesheet import TimesheetState
from staffbank.domain.uncharged import Uncharged
from staffbank.domain.worked_line import LineId
from staffbank.domain.worker import WorkerId
from staffbank.persistence.agreements import terms_of
from staffbank.persistence.moments import period_of
from staffbank.persistence.placement_tables import AGREEMENT, TIMESHEET, TIMESHEET_LINE
from staffbank.persistence.recharge_tables import RECHARGE_LINE

MINUTE = 60

_OF_THE_LINE = select(RECHARGE_LINE.c.line_id).where(
    RECHARGE_LINE.c.line_id == TIMESHEET_LINE.c.id
)
_CHARGED = _OF_THE_LINE.where(RECHARGE_LINE.c.released_on.is_(None)).exists()
_REVERSAL, _CORRECTION = TIMESHEET_LINE.alias(), TIMESHEET.alias()
_CORRECTED = (
    select(_REVERSAL.c.id)
    .join(_CORRECTION, _CORRECTION.c.id == _REVERSAL.c.timesheet_id)
    .where(_REVERSAL.c.reverses == TIMESHEET_LINE.c.id)
    .where(_CORRECTION.c.state == TimesheetState.LOCKED.value)
    .exists()
)
UNCHARGED = (
    select(
        TIMESHEET_LINE.c.id,
        TIMESHEET_LINE.c.session,
        TIMESHEET_LINE.c.worked,
        TIMESHEET_LINE.c.break_minutes,
        TIMESHEET_LINE.c.miles,
        TIMESHEET_LINE.c.reverses,
        TIMESHEET.c.worker_id,
        AGREEMENT.c.terms,
    )
    .join(TIMESHEET, TIMESHEET.c.id == TIMESHEET_LINE.c.timesheet_id)
    .join(AGREEMENT, AGREEMENT.c.placement_id == TIMESHEET.c.placement_id)
    .where(TIMESHEET.c.state == TimesheetState.LOCKED.value)
    .where(TIMESHEET_LINE.c.worked.is_not(None))
    .where(~_CHARGED)
)


def not_waiting(until: date) -> ColumnElement[bool]:
    """Not credited after that day, unless it is corrected: then it goes with its correction."""
    credited_after = _OF_THE_LINE.where(RECHARGE_LINE.c.released_on > until).exists()
    return or_(~credited_after, _CORRECTED)


def uncharged_line(row: RowMapping) -> Uncharged:
    """A line with its placement's terms."""
    worked = period_of(row["worked"])
    minutes = int(worked.length.total_seconds()) // MINUTE - row["break_minutes"]
    sign = -1 if row["reverses"] else 1
    return Uncharged(
        LineId(row["id"]),
        WorkerId(row["worker_id"]),
        sign * minutes,
        sign * row["miles"],
        day_of(worked.start),
        terms_of(row["terms"]),
    )
