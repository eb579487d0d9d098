"""What is read of placements that run: agreements and timesheets."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class ShorterNoticeView:
    """An end that one side proposes to the other."""

    cause: str
    ends_at: datetime
    side: str


@dataclass(frozen=True)
class ReviewView:
    """A host's look at how a placement goes."""

    at: datetime
    note: str


@dataclass(frozen=True)
class EndFindingView:
    """What the region has recorded of why a placement ended early."""

    cause: str
    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class StartGateView:
    """What the host has said to be there for her first day."""

    supervisor: str
    induction_on: date | None
    delegation_recorded: bool
    account_ready: bool
    waived_because: str | None


@dataclass(frozen=True)
class PlacementView:
    """A confirmed placement."""

    id: UUID
    offer_id: UUID
    slot_id: UUID
    request_id: UUID
    worker_id: UUID
    home_employer_id: UUID
    host_council_id: UUID
    state: str
    confirmed_at: datetime
    starts_at: datetime
    ends_at: datetime
    reason: str | None
    ended_at: datetime | None
    reference: str | None = None
    feedback: str | None = None
    returned: str | None = None
    end_cause: str | None = None
    proposal: ShorterNoticeView | None = None
    finding: EndFindingView | None = None
    reviews: tuple[ReviewView, ...] = ()
    access_removed_on: date | None = None
    start_gate: StartGateView | None = None


@dataclass(frozen=True)
class MasterAgreementView:
    """A master agreement of the region."""

    id: UUID
    title: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class TermsView:
    """Rate and VAT as they were locked; `workings` are (name, amount, verified)."""

    pence_per_hour: Decimal
    basis: str
    admin_fee: Decimal
    agreed_on: date
    workings: tuple[tuple[str, str, bool], ...]
    vat: str
    vat_reason: str


@dataclass(frozen=True)
class AgreementView:
    """The agreement on one placement."""

    id: UUID
    placement_id: UUID
    state: str
    legal_basis: str
    legal_sign_off: str | None
    terms: TermsView | None
    document: str | None
    digest: str | None
    home_signed_at: datetime | None
    host_signed_at: datetime | None
    acknowledged_at: datetime | None
    reason: str | None
    home_signed_by: str | None = None
    host_signed_by: str | None = None
    home_acceded_at: datetime | None = None
    host_acceded_at: datetime | None = None


@dataclass(frozen=True)
class ExtensionView:
    """More sessions of a placement, asked for, agreed or in force."""

    id: UUID
    placement_id: UUID
    state: str
    starts_at: datetime
    ends_at: datetime
    late: str
    agreed: tuple[str, ...]
    relief_ends_on: date | None
    document: str | None
    digest: str | None
    home_signed_at: datetime | None
    host_signed_at: datetime | None
    reason: str | None
    home_signed_by: str | None = None
    host_signed_by: str | None = None


@dataclass(frozen=True)
class LineView:
    """A session of a timesheet; minutes and miles are negative in a reversal."""

    id: UUID
    session_start: datetime
    session_end: datetime
    worked_start: datetime | None
    worked_end: datetime | None
    break_minutes: int
    minutes: int
    miles: int
    absence: str | None
    why: str
    reverses: UUID | None


@dataclass(frozen=True)
class TimesheetView:
    """A placement's week: `lines` in order of their sessions, `warnings` as (rule, because).

    `taxed_miles` are those of days from which on the way to the host is taxed (TRV-1).
    """

    id: UUID
    placement_id: UUID
    week: date
    state: str
    minutes: int
    miles: int
    taxed_miles: int
    two_steps: bool
    query: str | None
    corrects: UUID | None
    lines: tuple[LineView, ...]
    warnings: tuple[tuple[str, str], ...]
    rest_owed_minutes: int


@dataclass(frozen=True)
class RechargeView:
    """A month between a home employer and a host; `net` and `vat` in pence."""

    id: UUID
    home_employer_id: UUID
    host_council_id: UUID
    month: date
    state: str
    minutes: int
    net: int
    vat: int
    reason: str | None
    credits: UUID | None = None
