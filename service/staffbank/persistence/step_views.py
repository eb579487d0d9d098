"""How steps that wait are read: one list of them all, whatever they are about.

A step's id is that of the thing, its last two digits the step's number: things are made in the
order of their ids, so the oldest are first, and no two steps have one id.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    any_,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from staffbank import clock
from staffbank.domain.side import Side
from staffbank.domain.step import TAKEN, Step, overdue_before
from staffbank.persistence.columns import MOMENT
from staffbank.persistence.ledger_tables import OUTBOX_EVENT
from staffbank.persistence.placement_tables import AGREEMENT, EXTENSION, TIMESHEET
from staffbank.persistence.recharge_tables import RECHARGE
from staffbank.persistence.source import Source
from staffbank.persistence.tables import COVER_REQUEST, OFFER, PLACEMENT
from staffbank.ports.step_views import StepView

COMING = ("agreement_pending", "ready")
OVER = ("completed", "ended_early")
TO_SEE_TO = ("accrued", "proforma", "disputed", "accepted")
GATE, CLOSING = PLACEMENT.c.start_gate, PLACEMENT.c.closing
UNPREPARED = or_(
    func.coalesce(GATE["supervisor"].astext, "") == "",
    GATE["induction_on"].astext.is_(None),
    func.coalesce(GATE["delegation_recorded"].astext, "false") == "false",
    func.coalesce(GATE["account_ready"].astext, "false") == "false",
)
GONE = PLACEMENT.c.state.in_((*OVER, "withdrawn"))
PROPOSED_BY = PLACEMENT.c.ending["proposal"]["side"].astext


def _waits(
    step: Step,
    table: Table,
    *conditions: ColumnElement[bool],
    since: str | ColumnElement[Any],
    until: ColumnElement[Any] | None = None,
) -> Select[Any]:
    """What waits for the step: `since` a moment of its row, or since one of these events."""
    taken, key = TAKEN[step], table.c.id
    ours = "home_employer_id" if taken.side is Side.HOME else "host_council_id"
    whose = table.c.council_id if table is COVER_REQUEST else table.c[ours]
    events = since.split() if isinstance(since, str) else []
    moment = null() if isinstance(since, str) else since
    mark = f"{step.value:02x}"
    roles = sorted(role.value for role in taken.roles)
    return select(
        cast(func.concat(func.left(cast(key, Text), 34), mark), Uuid).label("id"),
        literal(step.value).label("step"),
        key.label("subject_id"),
        whose.label("organisation"),
        array([func.concat(f"{role}:", cast(whose, Text)) for role in roles]).label("takers"),
        cast(moment, MOMENT).label("moment"),
        cast(array(events), ARRAY(Text)).label("events"),
        cast(null() if until is None else until, MOMENT).label("until"),
    ).where(*conditions)


def _said(party: str) -> ColumnElement[bool]:
    return literal(party) == any_(EXTENSION.c.agreed)


_REQUEST, _OFFER, _PLACED, _AGREED = COVER_REQUEST.c, OFFER.c, PLACEMENT.c, AGREEMENT.c
_LONGER, _WEEK, _MONTH = EXTENSION.c, TIMESHEET.c, RECHARGE.c
_PENDING = _AGREED.state == "pending"
_LOCKED = _AGREED.digest.is_not(None)
_ASKED, _ALL_SAID = _LONGER.state == "requested", _LONGER.state == "agreed"
WAITING = union_all(
    _waits(
        Step.APPROVE_REQUEST,
        COVER_REQUEST,
        _REQUEST.state == "submitted",
        since="request.submitted",
    ),
    _waits(
        Step.SUBMIT_REQUEST,
        COVER_REQUEST,
        _REQUEST.state == "draft",
        since="request.opened request.returned",
    ),
    _waits(Step.RELEASE_WORKER, OFFER, _OFFER.state == "accepted", since=_OFFER.consulted_at),
    _waits(Step.GIVE_OPINION, OFFER, _OFFER.state == "accepted", since=_OFFER.consulted_at),
    _waits(Step.CONFIRM_PLACEMENT, OFFER, _OFFER.state == "released", since="offer.released"),
    _waits(Step.LOCK_TERMS, AGREEMENT, _PENDING, ~_LOCKED, since=_AGREED.opened_at),
    _waits(
        Step.SIGN_AGREEMENT_AS_HOME,
        AGREEMENT,
        *(_PENDING, _LOCKED, _AGREED.home_signed_at.is_(None)),
        since=_AGREED.opened_at,
    ),
    _waits(
        Step.SIGN_AGREEMENT_AS_HOST,
        AGREEMENT,
        *(_PENDING, _LOCKED, _AGREED.host_signed_at.is_(None)),
        since=_AGREED.opened_at,
    ),
    _waits(
        Step.PREPARE_START,
        PLACEMENT,
        *(_PLACED.state.in_(COMING), UNPREPARED),
        since=_PLACED.confirmed_at,
        until=_PLACED.starts_at,
    ),
    _waits(
        Step.AGREE_SHORTER_NOTICE_AS_HOME,
        PLACEMENT,
        *(PROPOSED_BY == "host", ~GONE),
        since="placement.shorter_notice_proposed",
    ),
    _waits(
        Step.AGREE_SHORTER_NOTICE_AS_HOST,
        PLACEMENT,
        *(PROPOSED_BY == "home", ~GONE),
        since="placement.shorter_notice_proposed",
    ),
    _waits(
        Step.AGREE_EXTENSION_AS_HOME,
        EXTENSION,
        *(_ASKED, ~_said("home")),
        since=_LONGER.requested_at,
        until=_LONGER.starts_at,
    ),
    _waits(
        Step.AGREE_EXTENSION_AS_HOST,
        EXTENSION,
        *(_ASKED, ~_said("budget")),
        since=_LONGER.requested_at,
        until=_LONGER.starts_at,
    ),
    _waits(
        Step.SIGN_EXTENSION_AS_HOME,
        EXTENSION,
        *(_ALL_SAID, _LONGER.home_signed_at.is_(None)),
        since="extension.agreed",
        until=_LONGER.starts_at,
    ),
    _waits(
        Step.SIGN_EXTENSION_AS_HOST,
        EXTENSION,
        *(_ALL_SAID, _LONGER.host_signed_at.is_(None)),
        since="extension.agreed",
        until=_LONGER.starts_at,
    ),
    _waits(
        Step.APPROVE_TIMESHEET,
        TIMESHEET,
        _WEEK.state == "submitted",
        since="timesheet.submitted",
    ),
    _waits(
        Step.AUTHORISE_TIMESHEET,
        TIMESHEET,
        *(_WEEK.state == "approved", _WEEK.two_steps),
        since="timesheet.approved",
    ),
    _waits(
        Step.GIVE_ACCOUNT_AS_HOST,
        PLACEMENT,
        *(_PLACED.state.in_(OVER), CLOSING["reference"].is_(None)),
        since=func.coalesce(_PLACED.ended_at, _PLACED.ends_at),
    ),
    _waits(
        Step.GIVE_ACCOUNT_AS_HOME,
        PLACEMENT,
        *(_PLACED.state.in_(OVER), CLOSING["returned"].is_(None)),
        since=func.coalesce(_PLACED.ended_at, _PLACED.ends_at),
    ),
    _waits(
        Step.ACCEPT_RECHARGE,
        RECHARGE,
        _MONTH.state.in_(("issued", "disputed")),
        since="recharge.issued",
    ),
    _waits(
        Step.ISSUE_RECHARGE, RECHARGE, _MONTH.state.in_(TO_SEE_TO), since="recharge.accrued"
    ),
).subquery("waiting")

HAPPENED = (
    select(func.max(OUTBOX_EVENT.c.at))
    .where(OUTBOX_EVENT.c.subject == WAITING.c.subject_id)
    .where(OUTBOX_EVENT.c.event == any_(WAITING.c.events))
    .scalar_subquery()
)
SINCE = func.coalesce(WAITING.c.moment, HAPPENED)
STEPS = select(
    *(WAITING.c[name] for name in ("id", "step", "subject_id", "organisation", "until")),
    SINCE.label("since"),
)


def mine(wanted: bool) -> ColumnElement[bool]:  # noqa: FBT001 it is a filter's value
    """Those that one of my roles may take."""
    return WAITING.c.takers.op("&&")(func.my_grants()) if wanted else true()


def given(deeds: tuple[str, ...]) -> ColumnElement[bool]:
    """Those that are taken by one of these deeds."""
    return WAITING.c.step.in_([s.value for s, each in TAKEN.items() if each.deed.name in deeds])


def overdue(wanted: bool) -> ColumnElement[bool]:  # noqa: FBT001 it is a filter's value
    """Those whose time is over."""
    if not wanted:
        return true()
    now = clock.now()
    by_waiting: dict[Any, list[int]] = {}
    for step, taken in TAKEN.items():
        if taken.waiting:
            by_waiting.setdefault(taken.waiting, []).append(step.value)
    return or_(
        WAITING.c.until <= now,
        *(
            and_(
                WAITING.c.until.is_(None),
                WAITING.c.step.in_(steps),
                overdue_before(waiting, now) >= SINCE,
            )
            for waiting, steps in by_waiting.items()
        ),
    )


STEP_SOURCES = {
    StepView: Source(
        STEPS, WAITING.c.id, {"step": Step}, {"mine": mine, "given": given, "overdue": overdue}
    )
}
