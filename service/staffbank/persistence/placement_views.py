"""How placements, agreements, timesheets and recharges are read: one select for each view."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import any_, case, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from staffbank.domain.extension import ExtensionState
from staffbank.persistence.placement_documents import PARTS, gate_of
from staffbank.persistence.placement_tables import (
    AGREEMENT,
    EXTENSION,
    MASTER_AGREEMENT,
    TIMESHEET,
    TIMESHEET_LINE,
)
from staffbank.persistence.recharge_tables import RECHARGE
from staffbank.persistence.source import Source
from staffbank.persistence.tables import PLACEMENT
from staffbank.ports.placement_views import (
    AgreementView,
    EndFindingView,
    ExtensionView,
    LineView,
    MasterAgreementView,
    PlacementView,
    RechargeView,
    ReviewView,
    ShorterNoticeView,
    StartGateView,
    TermsView,
    TimesheetView,
)

PLACEMENTS = select(
    *(column for column in PLACEMENT.c if column.name not in {"closing", "ending"}),
    *(PLACEMENT.c.closing[part]["text"].astext.label(part) for part in PARTS),
    PLACEMENT.c.closing["access_removed_on"].astext.label("access_removed_on"),
    PLACEMENT.c.ending["cause"].astext.label("end_cause"),
    *(PLACEMENT.c.ending[part].label(part) for part in ("proposal", "finding")),
)

_LINE = TIMESHEET_LINE.c
_PAID = func.coalesce(
    (func.extract("epoch", func.upper(_LINE.worked) - func.lower(_LINE.worked)) / 60)
    - _LINE.break_minutes,
    0,
)
_SIGN = case((_LINE.reverses.is_(None), 1), else_=-1)
_LINES = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_array(
                    _LINE.id,
                    func.lower(_LINE.session),
                    func.upper(_LINE.session),
                    func.lower(_LINE.worked),
                    func.upper(_LINE.worked),
                    _LINE.break_minutes,
                    _PAID * _SIGN,
                    _LINE.miles * _SIGN,
                    _LINE.absence,
                    _LINE.why,
                    _LINE.reverses,
                ),
                _LINE.session,
                _LINE.id,
            )
        )
    )
    .where(_LINE.timesheet_id == TIMESHEET.c.id)
    .scalar_subquery()
    .label("lines")
)
_RELIEF_ENDS = (
    select(func.min(EXTENSION.c.relief_ends_on))
    .where(EXTENSION.c.placement_id == TIMESHEET.c.placement_id)
    .where(EXTENSION.c.state == ExtensionState.IN_FORCE.value)
    .scalar_subquery()
)
_DAY = func.date(func.timezone("Europe/London", func.lower(_LINE.worked)))
_TAXED_MILES = (
    select(func.coalesce(func.sum(_LINE.miles * _SIGN), 0))
    .where(_LINE.timesheet_id == TIMESHEET.c.id, _DAY >= _RELIEF_ENDS)
    .scalar_subquery()
    .label("taxed_miles")
)
_COUNTED = {"lines": _LINES, "taxed_miles": _TAXED_MILES}
TIMESHEETS = select(
    *(TIMESHEET.c[name] for name in TimesheetView.__dataclass_fields__ if name not in _COUNTED),
    *_COUNTED.values(),
)


def _lines(rows: list[list[Any]] | None) -> tuple[LineView, ...]:
    return tuple(_line(row) for row in rows or ())


def _line(row: Sequence[Any]) -> LineView:
    key, *moments, pause, minutes, miles, absence, why, reverses = row
    start, end, since, until = map(_moment, moments)
    assert start is not None
    assert end is not None
    return LineView(
        UUID(key),
        start,
        end,
        since,
        until,
        pause,
        int(minutes),
        miles,
        absence,
        why,
        UUID(reverses) if reverses else None,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _warnings(rows: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((rule, because) for rule, because in rows)


def _terms(document: dict[str, Any] | None) -> TermsView | None:
    if document is None:
        return None
    return TermsView(
        pence_per_hour=Decimal(document["pence_per_hour"]),
        basis=document["basis"],
        admin_fee=Decimal(document["admin_fee"]),
        agreed_on=date.fromisoformat(document["agreed_on"]),
        workings=tuple(
            (name, amount, verified) for name, amount, verified in document["workings"]
        ),
        vat=document["vat"],
        vat_reason=document["vat_reason"],
    )


def _proposal(said: dict[str, str] | None) -> ShorterNoticeView | None:
    if said is None:
        return None
    ends_at = datetime.fromisoformat(said["ends_at"])
    return ShorterNoticeView(said["cause"], ends_at, said["side"])


def _gate(said: dict[str, Any]) -> StartGateView:
    gate = gate_of(said)
    return StartGateView(
        gate.supervisor,
        gate.induction_on,
        gate.delegation_recorded,
        gate.account_ready,
        gate.waiver.reason if gate.waiver else None,
    )


def _finding(said: dict[str, str] | None) -> EndFindingView | None:
    if said is None:
        return None
    at = datetime.fromisoformat(said["at"])
    return EndFindingView(said["cause"], said["text"], said["by"], at)


def _reviews(said: list[dict[str, str]]) -> tuple[ReviewView, ...]:
    return tuple(ReviewView(datetime.fromisoformat(each["at"]), each["text"]) for each in said)


# Her salary can be read off the text and the terms: neither is for every role of both sides.
MONEY = ("terms", "document")
OUR_MONEY = or_(
    AGREEMENT.c.person == func.me(),
    *(
        AGREEMENT.c[name] == any_(func.money_of())
        for name in ("region_id", "home_employer_id", "host_council_id")
    ),
)
AGREEMENTS = select(
    *(column for column in AGREEMENT.c if column.name not in MONEY),
    *(case((OUR_MONEY, AGREEMENT.c[name])).label(name) for name in MONEY),
)

PLACEMENT_SOURCES = {
    PlacementView: Source(
        PLACEMENTS,
        PLACEMENT.c.id,
        {
            "proposal": _proposal,
            "finding": _finding,
            "reviews": _reviews,
            "access_removed_on": _day,
            "start_gate": _gate,
        },
    ),
    MasterAgreementView: Source(select(MASTER_AGREEMENT), MASTER_AGREEMENT.c.id, {}),
    AgreementView: Source(AGREEMENTS, AGREEMENT.c.id, {"terms": _terms}),
    ExtensionView: Source(select(EXTENSION), EXTENSION.c.id, {"agreed": tuple}),
    RechargeView: Source(select(RECHARGE), RECHARGE.c.id, {}),
    TimesheetView: Source(TIMESHEETS, TIMESHEET.c.id, {"lines": _lines, "warnings": _warnings}),
}
