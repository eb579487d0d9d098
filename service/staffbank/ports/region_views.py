"""What is read of a region's own affairs: overrides for the auditor, agency workers."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class OverrideView:
    """A rule that a named person let pass; `subject` is the offer, placement or engagement."""

    id: UUID
    at: datetime
    event: str
    person: str
    subject: UUID
    rule: str | None
    reason: str | None


@dataclass(frozen=True)
class EngagementView:
    """An agency worker, as the DfE's quarterly return asks (AG-9); pence an hour."""

    id: UUID
    council_id: UUID
    request_id: UUID
    role: str
    agency: str
    registration: str
    pay_pence_an_hour: int
    cost_pence_an_hour: int
    weekly_hours: Decimal
    first_day: date
    last_day: date
    state: str
    exceptional: str
    agency_conduct: str
    project_name: str | None
    departs_from: tuple[str, ...]
    signed_off_by: tuple[str, ...]
