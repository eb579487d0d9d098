"""One select for each view; its columns are the view's fields."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import any_, case, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from staffbank.persistence.batch_views import BATCH_SOURCES
from staffbank.persistence.clients import CLIENT_SOURCES
from staffbank.persistence.findings import (
    certificate_of,
    choice_of,
    current,
    reason_of,
    reasons_of,
    way_out_of,
    where_there,
)
from staffbank.persistence.interests import INTEREST_SOURCES
from staffbank.persistence.offer_views import OFFER_SOURCES
from staffbank.persistence.passports import PASSPORT_SOURCES
from staffbank.persistence.placement_views import PLACEMENT_SOURCES
from staffbank.persistence.region_views import REGION_SOURCES
from staffbank.persistence.run_tables import MATCH_RUN, PROPOSAL, UNFILLED_SLOT
from staffbank.persistence.source import Reading, Source
from staffbank.persistence.step_views import STEP_SOURCES
from staffbank.persistence.tables import (
    COUNCIL,
    COVER_REQUEST,
    EMPLOYER,
    SLOT,
    TEAM,
    WORKER,
    WORKER_CHECK,
    WORKER_CONTACT,
)
from staffbank.persistence.trail_views import TRAIL_SOURCES
from staffbank.persistence.webhook_views import WEBHOOK_SOURCES
from staffbank.persistence.worker_views import WORKER_SOURCES
from staffbank.ports.times import TimesView
from staffbank.ports.views import (
    CheckView,
    ContactView,
    CouncilView,
    MatchRunView,
    PointsView,
    ProposalView,
    RequestView,
    SkillView,
    SlotView,
    TeamView,
    UnfilledView,
    VerdictView,
    WorkerView,
)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _skills(documents: list[dict[str, Any]]) -> tuple[SkillView, ...]:
    return tuple(
        SkillView(each["code"], each["level"], _day(each.get("last_practised_on")))
        for each in documents
    )


def _checks(rows: list[list[Any]] | None) -> tuple[CheckView, ...]:
    return tuple(
        CheckView(
            kind, date.fromisoformat(on), date.fromisoformat(since), _day(until), level, status
        )
        for kind, on, since, until, level, status in rows or ()
    )


def _times(document: dict[str, Any]) -> TimesView:
    """`day` where the work is on one day, `first_day` where it is on more."""
    return TimesView(
        date.fromisoformat(document.get("day") or document["first_day"]),
        time.fromisoformat(document["since"]),
        time.fromisoformat(document["until"]),
        tuple(document.get("weekdays", ())),
        document.get("weeks"),
        document.get("months"),
    )


def _each(kind: Callable[..., Any]) -> Reading:
    return lambda documents: tuple(kind(**each) for each in documents)


# how thin a team is, is nothing to another council
AT_HOME = or_(
    func.region_wide(),
    TEAM.c.council_id == any_(func.my_organisations()),
    select(EMPLOYER.c.id)
    .where(EMPLOYER.c.council_id == TEAM.c.council_id)
    .where(EMPLOYER.c.id == any_(func.my_organisations()))
    .exists(),
)
TEAMS = select(
    TEAM.c.id,
    TEAM.c.council_id,
    TEAM.c.name,
    TEAM.c.latitude,
    TEAM.c.longitude,
    case((AT_HOME, TEAM.c.strength)).label("strength"),
    case((AT_HOME, TEAM.c.least)).label("least"),
)
COUNCILS = select(
    COUNCIL,
    EMPLOYER.c.id.label("employer_id"),
    EMPLOYER.c.name.label("employer_name"),
    EMPLOYER.c.kind.label("employer_kind"),
    EMPLOYER.c.fortnights_from,
).join(EMPLOYER, EMPLOYER.c.council_id == COUNCIL.c.id)

CHECKS = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_array(
                    WORKER_CHECK.c.kind,
                    WORKER_CHECK.c.checked_on,
                    WORKER_CHECK.c.valid_from,
                    WORKER_CHECK.c.expires_on,
                    WORKER_CHECK.c.dbs_level,
                    WORKER_CHECK.c.register_status,
                ),
                WORKER_CHECK.c.id,
            )
        )
    )
    .where(WORKER_CHECK.c.worker_id == WORKER.c.id)
    .scalar_subquery()
    .label("checks")
)

WORKERS = select(
    WORKER.c.id,
    WORKER.c.person,  # to be found by; it is shown to nobody
    WORKER.c.name,
    WORKER.c.role,
    WORKER.c.employer_id,
    WORKER.c.council_id,
    WORKER.c.weekly_hours,
    WORKER.c.longest_travel_km,
    WORKER.c.skills,
    WORKER.c.joined_at,
    WORKER.c.opted_out_from,
    WORKER.c.opt_out_ends_on,
    CHECKS,
)

# The request's cost centre is its council's own affair, and so is whom it would like.
OUR_REQUEST = or_(
    func.region_wide(), COVER_REQUEST.c.council_id == any_(func.my_organisations())
)
OURS_ALONE = ("cost_centre", "remark", "preferred_id")
REQUESTS = select(
    *(column for column in COVER_REQUEST.c if column.name not in OURS_ALONE),
    *(case((OUR_REQUEST, COVER_REQUEST.c[name])).label(name) for name in OURS_ALONE),
    COVER_REQUEST.c.shape.label("times"),
)

CONTACTS = select(
    WORKER_CONTACT.c.worker_id.label("id"), WORKER_CONTACT.c.email, WORKER_CONTACT.c.phone
)

SOURCES: Mapping[type[Any], Source] = {
    CouncilView: Source(COUNCILS, COUNCIL.c.id, {}),
    TeamView: Source(TEAMS, TEAM.c.id, {}),
    WorkerView: Source(WORKERS, WORKER.c.id, {"skills": _skills, "checks": _checks}),
    ContactView: Source(CONTACTS, WORKER_CONTACT.c.worker_id, {}),
    RequestView: Source(
        REQUESTS,
        COVER_REQUEST.c.id,
        {
            "roles": tuple,
            "shape": lambda document: document["kind"],
            "times": _times,
            "must_have": _skills,
            "nice_to_have": _skills,
        },
    ),
    SlotView: Source(select(SLOT), SLOT.c.id, {}),
    MatchRunView: Source(
        select(MATCH_RUN),
        MATCH_RUN.c.id,
        {"certificate": where_there(certificate_of), "kept_ids": tuple},
    ),
    ProposalView: Source(
        select(PROPOSAL),
        PROPOSAL.c.id,
        {
            "points": _each(PointsView),
            "verdicts": _each(VerdictView),
            "explanation": where_there(choice_of),
        },
    ),
    UnfilledView: Source(
        select(UNFILLED_SLOT),
        UNFILLED_SLOT.c.id,
        {
            "main_reason": reason_of,
            "reasons": reasons_of,
            "explanation": where_there(way_out_of),
        },
        {"current": current},
    ),
    **BATCH_SOURCES,
    **INTEREST_SOURCES,
    **CLIENT_SOURCES,
    **OFFER_SOURCES,
    **PASSPORT_SOURCES,
    **PLACEMENT_SOURCES,
    **REGION_SOURCES,
    **STEP_SOURCES,
    **TRAIL_SOURCES,
    **WEBHOOK_SOURCES,
    **WORKER_SOURCES,
}
