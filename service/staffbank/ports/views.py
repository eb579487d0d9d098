"""What is read: flat, frozen rows, one for each list that people ask for.

Every view has an `id`, made in time's order, by which its list is sorted and continued.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from staffbank.ports.certificate import CertificateView
from staffbank.ports.explanation import ChoiceView, WayOutView
from staffbank.ports.times import TimesView


@dataclass(frozen=True)
class CouncilView:
    """A council, who employs its social workers, and the published workforce figures.

    FTE are full-time equivalents; rates are percentages; the figures are those of
    `figures_on`, from `figures_source`.
    """

    id: UUID
    name: str
    gss: str
    latitude: float
    longitude: float
    employer_id: UUID
    employer_name: str
    employer_kind: str
    social_workers_fte: Decimal
    agency_fte: Decimal
    vacancy_fte: Decimal
    three_or_more_workers_percent: Decimal
    figures_on: date
    figures_source: str
    two_step_timesheets: bool = False
    fortnights_from: date | None = None


@dataclass(frozen=True)
class TeamView:
    """A team and where it sits."""

    id: UUID
    council_id: UUID
    name: str
    latitude: float
    longitude: float
    strength: int | None = None
    least: int | None = None


@dataclass(frozen=True)
class SkillView:
    """A skill held, or asked for (`last_practised_on` is None then)."""

    code: str
    level: int
    last_practised_on: date | None = None


@dataclass(frozen=True)
class CheckView:
    """A check made by the home employer: its outcome's dates, never its content."""

    kind: str
    checked_on: date
    valid_from: date
    expires_on: date | None
    dbs_level: str | None
    register_status: str | None = None


@dataclass(frozen=True)
class WorkerView:
    """A member of the bank, without contact details."""

    id: UUID
    name: str
    role: str
    employer_id: UUID
    council_id: UUID
    weekly_hours: Decimal
    longest_travel_km: int
    skills: tuple[SkillView, ...]
    checks: tuple[CheckView, ...]
    joined_at: datetime
    opted_out_from: date | None = None
    opt_out_ends_on: date | None = None


@dataclass(frozen=True)
class ContactView:
    """How to reach a worker; `id` is hers. A host sees it once a placement is confirmed."""

    id: UUID
    email: str
    phone: str


@dataclass(frozen=True)
class RequestView:
    """A cover request. `minutes` are one person's, breaks included.

    `cost_centre`, `remark` and `preferred_id`, whom it would like, are None for all but its
    own council and the region's people.
    """

    id: UUID
    council_id: UUID
    team_id: UUID
    title: str
    roles: tuple[str, ...]
    shape: str
    starts_at: datetime
    ends_at: datetime
    sessions: int
    minutes: int
    headcount: int
    must_have: tuple[SkillView, ...]
    nice_to_have: tuple[SkillView, ...]
    tier: int
    statutory: bool
    case_work: str
    reason: str
    cost_centre: str | None
    remote: bool
    state: str
    stage: str | None = None
    stage_since: datetime | None = None
    remark: str | None = None
    outcome: str | None = None
    times: TimesView | None = None
    preferred_id: UUID | None = None


@dataclass(frozen=True)
class SlotView:
    """One person's place on a request; `number` counts from 1."""

    id: UUID
    request_id: UUID
    number: int


@dataclass(frozen=True)
class MatchRunView:
    """A run of the engine. What it found is None until it has finished.

    `status` is the engine's word (optimal, feasible, stopped), `gap` how far at most the plan
    is from the best possible (0.01 is one per cent), `summary` the result as a whole,
    `certificate` what proves it; None also where a rule took out what the engine had filled.
    It may follow another run, of which it keeps some proposals.
    """

    id: UUID
    state: str
    attempt: int
    seconds: float
    seed: int
    queued_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    failure: str | None
    status: str | None
    gap: float | None
    summary: Mapping[str, object] | None
    certificate: CertificateView | None = None
    follows_id: UUID | None = None
    kept_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class PointsView:
    """What one preference adds to a proposal, in points."""

    preference: str
    points: int


@dataclass(frozen=True)
class VerdictView:
    """What one rule says of a proposal: allowed, refused, needs_consent or warned.

    `standing` is stated, inferred or unverified: how sure the bank is that it is law.
    """

    rule: str
    outcome: str
    because: str
    source: str
    standing: str


@dataclass(frozen=True)
class ProposalView:
    """The engine's proposal of a worker for a slot, with its reasons."""

    id: UUID
    run_id: UUID
    slot_id: UUID
    request_id: UUID
    worker_id: UUID
    points: tuple[PointsView, ...]
    verdicts: tuple[VerdictView, ...]
    explanation: ChoiceView | None = None
    declined_because: str | None = None


@dataclass(frozen=True)
class ReasonCountView:
    """How many members of the bank one filter keeps from a slot."""

    reason: str
    workers: int


@dataclass(frozen=True)
class LeftOpen:
    """A slot that a run could not fill, and why: counts over all members of the bank."""

    id: UUID
    run_id: UUID
    slot_id: UUID
    request_id: UUID
    main_reason: str
    message: str
    eligible: int
    reasons: tuple[ReasonCountView, ...]
    explanation: WayOutView | None = None
    no_match_because: str | None = None


@dataclass(frozen=True)
class UnfilledView(LeftOpen):
    """The same as it was kept, at the moment when its run ended.

    `overtaken_by` is the newest run that has looked at its request, where it is another.
    """

    _: KW_ONLY
    found_at: datetime
    overtaken_by: UUID | None = None
