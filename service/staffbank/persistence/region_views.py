"""How a region's own affairs are read."""

from typing import Any

from sqlalchemy import select

from staffbank.persistence.ledger_tables import AUDIT_ENTRY
from staffbank.persistence.notification_tables import NOTIFICATION
from staffbank.persistence.region_tables import AGENCY_ENGAGEMENT
from staffbank.persistence.source import Source
from staffbank.ports.notification_views import NotificationView
from staffbank.ports.region_views import EngagementView, OverrideView

OVERRIDES = (
    *("offer.rule_overridden", "placement.rule_overridden"),
    *("placement.start_waived", "agency.cap_overridden", "agency.rule_overridden"),
)


def _signed(documents: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(f"{each['person']} ({each['office']}): {each['reason']}" for each in documents)


def _departs(documents: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(f"{each['rule']}: {each['because']}" for each in documents)


REGION_SOURCES = {
    OverrideView: Source(
        select(
            AUDIT_ENTRY.c.id,
            AUDIT_ENTRY.c.at,
            AUDIT_ENTRY.c.event,
            AUDIT_ENTRY.c.person,
            AUDIT_ENTRY.c.subject,
            AUDIT_ENTRY.c.details["rule"].astext.label("rule"),
            AUDIT_ENTRY.c.details["reason"].astext.label("reason"),
        ).where(AUDIT_ENTRY.c.event.in_(OVERRIDES)),
        AUDIT_ENTRY.c.id,
        {},
    ),
    NotificationView: Source(select(NOTIFICATION), NOTIFICATION.c.id, {}),
    EngagementView: Source(
        select(
            *(
                AGENCY_ENGAGEMENT.c[name]
                for name in EngagementView.__dataclass_fields__
                if name not in {"project_name", "departs_from", "signed_off_by"}
            ),
            AGENCY_ENGAGEMENT.c.project["name"].astext.label("project_name"),
            AGENCY_ENGAGEMENT.c.breaches.label("departs_from"),
            AGENCY_ENGAGEMENT.c.sign_offs.label("signed_off_by"),
        ),
        AGENCY_ENGAGEMENT.c.id,
        {"signed_off_by": _signed, "departs_from": _departs},
    ),
}
