"""One deed, kept whole: rows, audit, event and job are saved by one commit, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from staffbank.domain.availability import Availability
from staffbank.domain.check import Check
from staffbank.domain.council import (
    CouncilId,
    EmployerId,
    TeamId,
)
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.dated import Amendments
from staffbank.domain.event import Event
from staffbank.domain.home_floor import Away, HomeFloor
from staffbank.domain.match_run import MatchRun, MatchRunId
from staffbank.domain.offer import SlotId
from staffbank.domain.opt_out import OptOut
from staffbank.domain.period import Period
from staffbank.domain.place import Place
from staffbank.domain.principal import Principal
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.agency import AgencyEngagements
from staffbank.ports.audit import AuditChains
from staffbank.ports.batches import Batches
from staffbank.ports.calendar import CalendarFeeds
from staffbank.ports.certificate import CertificateView
from staffbank.ports.clients import ApiClients
from staffbank.ports.contact import Contact
from staffbank.ports.extensions import Extensions
from staffbank.ports.figures import FigureBook
from staffbank.ports.interests import Interests
from staffbank.ports.notifications import Notifications
from staffbank.ports.offers import Offers
from staffbank.ports.organisations import Organisations
from staffbank.ports.passports import Passports
from staffbank.ports.placements import Agreements, Placements, Timesheets
from staffbank.ports.recharges import Recharges
from staffbank.ports.retention import Retention
from staffbank.ports.shortlists import Shortlists
from staffbank.ports.timers import Timers
from staffbank.ports.views import LeftOpen, ProposalView
from staffbank.ports.webhooks import Webhooks


@dataclass(frozen=True)
class LookUp:
    """Somebody to be looked up on the register, and for whom."""

    employer_id: EmployerId
    number: str


@dataclass(frozen=True)
class Slot:
    """One person's place on a request, with its sessions and where the team sits.

    `neighbours` are the councils near its own; empty where the request does not ask for them.
    """

    id: SlotId
    request: CoverRequest
    number: int
    place: Place
    sessions: tuple[Period, ...]
    neighbours: frozenset[CouncilId] = frozenset()


@dataclass(frozen=True)
class Snapshot:
    """Everything a match run looks at, read in one transaction.

    `slots` are those that the bank may fill now and nobody is offered; `bookings` are the
    sessions for which each worker is held already, `floors` what home teams keep, `amended`
    the figures that the region has amended, and `declines` who has declined which request.
    `kept` is who stays on which request of the run before, the oldest proposal first, and
    `refused` whom the coordinator does not want for one.
    """

    workers: tuple[Worker, ...]
    slots: tuple[Slot, ...]
    bookings: Mapping[WorkerId, tuple[Period, ...]]
    amended: Amendments = field(default_factory=dict)
    floors: tuple[HomeFloor, ...] = ()
    declines: frozenset[tuple[RequestId, WorkerId]] = frozenset()
    kept: tuple[tuple[RequestId, WorkerId], ...] = ()
    refused: frozenset[tuple[RequestId, WorkerId]] = frozenset()


@dataclass(frozen=True)
class RunResult:
    """What a run found: the engine's `status` and `gap`, and the result as a whole.

    `certificate` is None where the plan is no longer the one that the engine vouches for.
    """

    run_id: MatchRunId
    status: str
    gap: float
    summary: Mapping[str, object]
    certificate: CertificateView | None
    proposals: tuple[ProposalView, ...]
    unfilled: tuple[LeftOpen, ...]


class Workers(Protocol):
    """Members of the bank. `get` locks the row, `read` does not; both raise Declined."""

    async def add(self, worker: Worker, contact: Contact) -> None:
        """Raise AlreadyAMember where the person is one."""
        ...

    async def get(self, worker_id: WorkerId) -> Worker: ...
    async def read(self, worker_id: WorkerId) -> Worker: ...
    async def add_check(self, worker: Worker, check_id: UUID, check: Check) -> None: ...
    async def set_availability(self, worker_id: WorkerId, said: Availability) -> None: ...
    async def set_opt_out(self, worker_id: WorkerId, said: OptOut) -> None: ...
    async def registered_as(
        self, employer_id: EmployerId, numbers: frozenset[str]
    ) -> tuple[Worker, ...]:
        """The employer's members with a registration of one of these numbers, locked."""
        ...

    async def not_looked_up_since(self, day: date) -> tuple[LookUp, ...]:
        """Members with placements ready or under way whose last look is older."""
        ...

    async def booked(self, worker_id: WorkerId) -> tuple[Period, ...]: ...
    async def released_of(self, team_id: TeamId) -> tuple[Away, ...]:
        """Members of the home team with the sessions for which they were released."""
        ...


class Requests(Protocol):
    """Cover requests and slots. Getters but `read` lock the request; all raise Declined."""

    async def add(self, request: CoverRequest, slots: Sequence[SlotId]) -> None: ...
    async def get(self, request_id: RequestId) -> CoverRequest: ...
    async def read(self, request_id: RequestId) -> CoverRequest: ...
    async def save(self, request: CoverRequest) -> None:
        """Keep it, and enqueue what happens by itself: widening, and closing at its end."""
        ...

    async def slot(self, slot_id: SlotId) -> Slot: ...


class MatchRuns(Protocol):
    """Runs of the engine. `get` locks the row; it raises Declined (not_found)."""

    async def add(self, run: MatchRun) -> None:
        """Keep it and enqueue its job. Raise AlreadyRunning where the region has one."""
        ...

    async def get(self, run_id: MatchRunId) -> MatchRun: ...
    async def save(self, run: MatchRun) -> None: ...
    async def stop_job(self, run_id: MatchRunId) -> bool:
        """Tell the process that runs it to stop. False where its job is over, or gone."""
        ...

    async def keep_result(self, result: RunResult, *, at: datetime) -> None:
        """Keep what it found; what earlier runs found of the same requests is overtaken."""
        ...

    async def snapshot(self, *, now: datetime, run: MatchRun | None = None) -> Snapshot:
        """Members, slots whose work begins after `now`, and bookings, as they are now.

        With what the `run` keeps of another, and leaves.
        """
        ...

    async def snapshot_of(self, worker_id: WorkerId, *, now: datetime) -> Snapshot:
        """The same with one member alone in it, and no floors."""
        ...


class UnitOfWork(Protocol):
    """On behalf of `principal`, by `async with`; left without `commit`, nothing is saved."""

    @property
    def principal(self) -> Principal: ...
    @property
    def organisations(self) -> Organisations: ...
    @property
    def workers(self) -> Workers: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def offers(self) -> Offers: ...
    @property
    def placements(self) -> Placements: ...
    @property
    def agreements(self) -> Agreements: ...
    @property
    def extensions(self) -> Extensions: ...
    @property
    def timesheets(self) -> Timesheets: ...
    @property
    def recharges(self) -> Recharges: ...
    @property
    def interests(self) -> Interests: ...
    @property
    def match_runs(self) -> MatchRuns: ...
    @property
    def passports(self) -> Passports: ...
    @property
    def shortlists(self) -> Shortlists: ...
    @property
    def notifications(self) -> Notifications: ...
    @property
    def calendars(self) -> CalendarFeeds: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def audit(self) -> AuditChains: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def figures(self) -> FigureBook: ...
    @property
    def webhooks(self) -> Webhooks: ...
    @property
    def agency_engagements(self) -> AgencyEngagements: ...
    @property
    def batches(self) -> Batches: ...
    @property
    def clients(self) -> ApiClients: ...

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    async def commit(self, event: Event, *more: Event) -> None:
        """Save everything done in the block, and an audit entry and outbox row for each event.

        Whatever changed has an event of its own, with itself as the subject.
        """
        ...
