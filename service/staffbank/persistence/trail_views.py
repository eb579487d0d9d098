"""How the audit trail is read: entries, and the things that it is searched by."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, case, func, literal, or_, select, union, union_all

from staffbank.persistence.ledger_tables import AUDIT_ENTRY
from staffbank.persistence.placement_tables import AGREEMENT, EXTENSION, TIMESHEET
from staffbank.persistence.region_views import OVERRIDES
from staffbank.persistence.source import Condition, Source
from staffbank.persistence.tables import (
    COUNCIL,
    COVER_REQUEST,
    EMPLOYER,
    OFFER,
    PLACEMENT,
    SLOT,
    WORKER,
)
from staffbank.ports.trail_views import AuditEntryView, AuditSubjectView, TrailKind

REASON = AUDIT_ENTRY.c.details["reason"].astext
KIND = case(
    (AUDIT_ENTRY.c.event.in_(OVERRIDES), TrailKind.OVERRIDE.value),
    (func.coalesce(REASON, "") != "", TrailKind.DECISION.value),
    else_=TrailKind.STEP.value,
)


def _of_council(council: Any) -> ColumnElement[bool]:
    """Of the council itself, or of an employer of its people."""
    employs = select(EMPLOYER.c.id).where(EMPLOYER.c.council_id == council)
    both = union(select(literal(council)), employs).subquery()
    ours = select(func.array_agg(both.c[0])).scalar_subquery()
    return AUDIT_ENTRY.c.organisations.op("&&", is_comparison=True)(ours)


def _about(thing: Any) -> ColumnElement[bool]:
    """Of the thing, and of whatever came of it: of a request its offers and placements, too.

    No id is given twice, so nobody need say of which kind it is.
    """
    placed = select(PLACEMENT.c.id).where(
        or_(*(PLACEMENT.c[name] == thing for name in ("id", "worker_id", "request_id")))
    )
    offers = select(OFFER.c.id).where(
        or_(
            *(OFFER.c[name] == thing for name in ("worker_id", "request_id", "slot_id")),
            OFFER.c.id.in_(select(PLACEMENT.c.offer_id).where(PLACEMENT.c.id == thing)),
        )
    )
    papers = (
        select(table.c.id).where(table.c.placement_id.in_(placed))
        for table in (AGREEMENT, EXTENSION, TIMESHEET)
    )
    slots = select(SLOT.c.id).where(SLOT.c.request_id == thing)
    all_of_it = union(select(literal(thing)), slots, offers, placed, *papers)
    return AUDIT_ENTRY.c.subject.in_(all_of_it)


def _since(moment: datetime) -> ColumnElement[bool]:
    return AUDIT_ENTRY.c.at >= moment


def _before(moment: datetime) -> ColumnElement[bool]:
    return AUDIT_ENTRY.c.at < moment


PEOPLE = select(
    WORKER.c.id,
    literal("Worker", Text).label("kind"),
    WORKER.c.name.label("name"),
    COUNCIL.c.name.label("of"),
    EMPLOYER.c.council_id,
).select_from(WORKER.join(EMPLOYER, EMPLOYER.c.id == WORKER.c.employer_id).outerjoin(COUNCIL))
REQUESTS = select(
    COVER_REQUEST.c.id,
    literal("CoverRequest", Text),
    COVER_REQUEST.c.title,
    COUNCIL.c.name,
    COVER_REQUEST.c.council_id,
).select_from(COVER_REQUEST.join(COUNCIL))
PLACEMENTS = select(
    PLACEMENT.c.id,
    literal("Placement", Text),
    func.concat(WORKER.c.name, ", ", COVER_REQUEST.c.title),
    COUNCIL.c.name,
    PLACEMENT.c.host_council_id,
).select_from(
    PLACEMENT.join(WORKER, WORKER.c.id == PLACEMENT.c.worker_id)
    .join(COVER_REQUEST, COVER_REQUEST.c.id == PLACEMENT.c.request_id)
    .join(COUNCIL, COUNCIL.c.id == PLACEMENT.c.host_council_id)
)
SUBJECTS = union_all(PEOPLE, REQUESTS, PLACEMENTS).subquery("audit_subject")


OFFERED = (
    select(OFFER.c.id, func.concat(WORKER.c.name, ", ", COVER_REQUEST.c.title))
    .join(WORKER, WORKER.c.id == OFFER.c.worker_id)
    .join(COVER_REQUEST, COVER_REQUEST.c.id == OFFER.c.request_id)
)
PLACES = select(SLOT.c.id, COVER_REQUEST.c.title).join(
    COVER_REQUEST, COVER_REQUEST.c.id == SLOT.c.request_id
)
OF_PLACEMENTS = tuple(
    select(table.c.id, func.concat(WORKER.c.name, ", ", COVER_REQUEST.c.title))
    .join(PLACEMENT, PLACEMENT.c.id == table.c.placement_id)
    .join(WORKER, WORKER.c.id == PLACEMENT.c.worker_id)
    .join(COVER_REQUEST, COVER_REQUEST.c.id == PLACEMENT.c.request_id)
    for table in (AGREEMENT, EXTENSION, TIMESHEET)
)
CALLED = union_all(
    select(SUBJECTS.c.id, SUBJECTS.c.name),
    select(COUNCIL.c.id, COUNCIL.c.name),
    OFFERED,
    PLACES,
    *OF_PLACEMENTS,
).subquery("called")
ABOUT = select(CALLED.c.name).where(CALLED.c.id == AUDIT_ENTRY.c.subject).limit(1)


def _named(part: str) -> ColumnElement[bool]:
    return SUBJECTS.c.name.icontains(part, autoescape=True)


ENTRY_CONDITIONS: Mapping[str, Condition] = {
    "council_id": _of_council,
    "about": _about,
    "since": _since,
    "before": _before,
}
TRAIL_SOURCES = {
    AuditEntryView: Source(
        select(
            AUDIT_ENTRY.c.id,
            AUDIT_ENTRY.c.at,
            AUDIT_ENTRY.c.event,
            AUDIT_ENTRY.c.person,
            AUDIT_ENTRY.c.subject,
            KIND.label("kind"),
            AUDIT_ENTRY.c.details["rule"].astext.label("rule"),
            REASON.label("reason"),
            ABOUT.scalar_subquery().label("about"),
        ),
        AUDIT_ENTRY.c.id,
        {},
        ENTRY_CONDITIONS,
    ),
    AuditSubjectView: Source(select(SUBJECTS), SUBJECTS.c.id, {}, {"named": _named}),
}
