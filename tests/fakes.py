"""The bank's ports in memory: they behave as the real ones do, as far as tests ask."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self, cast
from uuid import UUID

from staffbank.domain.availability import Availability
from staffbank.domain.check import Check
from staffbank.domain.council import Employer, EmployerId, Team, TeamId
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.event import Event
from staffbank.domain.match_run import LIVE, MatchRun, MatchRunId
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.placement import Placement
from staffbank.domain.principal import Principal
from staffbank.domain.problem import not_found
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.agency import AgencyEngagements
from staffbank.ports.audit import AuditChains
from staffbank.ports.contact import Contact
from staffbank.ports.extensions import Extensions
from staffbank.ports.figures import FigureBook
from staffbank.ports.notifications import Notifications
from staffbank.ports.organisations import Organisations
from staffbank.ports.passports import Passports
from staffbank.ports.placements import Agreements, Placements, Timesheets
from staffbank.ports.recharges import Recharges
from staffbank.ports.retention import Retention
from staffbank.ports.shortlists import Shortlists
from staffbank.ports.timers import Timers
from staffbank.ports.unit_of_work import (
    AlreadyAMember,
    AlreadyRunning,
    MatchRuns,
    Offers,
    Requests,
    Workers,
)
from tests.fake_passports import FakePassports
from tests.fake_queries import FakeQueries


@dataclass
class Shelves:
    """What is kept; `show` makes the view of a thing, where there is one to be read again."""

    queries: FakeQueries = field(default_factory=FakeQueries)
    show: Callable[[object], Any] = lambda _: None
    things: dict[UUID, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def keep(self, things: Mapping[UUID, Any]) -> None:
        """Keep these, and what is read of them."""
        self.things |= things
        for thing in things.values():
            if view := self.show(thing):
                others = [row for row in self.queries.rows if row.id != view.id]
                self.queries.rows[:] = [*others, view]


@dataclass
class FakeUnitOfWork:
    """Things by id. Nothing is kept before `commit`."""

    principal: Principal
    shelves: Shelves
    changes: dict[UUID, Any] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.changes.clear()

    async def commit(self, event: Event, *more: Event) -> None:
        self.shelves.keep(self.changes)
        self.shelves.events += (event, *more)

    def find(self, kind: type[Any], id_: UUID) -> Any:
        """The thing as it is kept. Raises Declined (not_found)."""
        thing = self.shelves.things.get(id_)
        if not isinstance(thing, kind):
            raise not_found(kind.__name__.lower(), f"{kind.__name__.lower()}Id")
        return thing

    def all(self, kind: type[Any]) -> list[Any]:
        """Everything of this kind that is kept."""
        return [thing for thing in self.shelves.things.values() if isinstance(thing, kind)]

    @property
    def organisations(self) -> Organisations:
        return cast("Organisations", FakeOrganisations(self))

    @property
    def workers(self) -> Workers:
        return cast("Workers", FakeWorkers(self))

    @property
    def requests(self) -> Requests:
        return cast("Requests", FakeRequests(self))

    @property
    def offers(self) -> Offers:
        return cast("Offers", FakeOffers(self))

    @property
    def placements(self) -> Placements:
        return cast("Placements", FakePlacements(self))

    @property
    def agreements(self) -> Agreements:
        return cast("Agreements", Room(self))  # nor signs one

    @property
    def extensions(self) -> Extensions:
        return cast("Extensions", Room(self))  # nor extends one

    @property
    def timesheets(self) -> Timesheets:
        return cast("Timesheets", Room(self))  # nor works

    @property
    def recharges(self) -> Recharges:
        return cast("Recharges", Room(self))  # nor pays

    @property
    def figures(self) -> FigureBook:
        return cast("FigureBook", Room(self))  # no test in memory amends one

    @property
    def agency_engagements(self) -> AgencyEngagements:
        return cast("AgencyEngagements", Room(self))  # nor engages anybody

    @property
    def passports(self) -> Passports:
        return cast("Passports", FakePassports())

    @property
    def shortlists(self) -> Shortlists:
        return cast("Shortlists", Room(self))  # nor looks at what a run has found

    @property
    def notifications(self) -> Notifications:
        return cast("Notifications", Room(self))  # nobody is told in memory

    @property
    def retention(self) -> Retention:
        return cast("Retention", Room(self))  # nothing grows old in memory

    @property
    def audit(self) -> AuditChains:
        return cast("AuditChains", Room(self))  # nor is a chain made of it

    @property
    def timers(self) -> Timers:
        return cast("Timers", FakeTimers(self))

    @property
    def match_runs(self) -> MatchRuns:
        return cast("MatchRuns", FakeMatchRuns(self))


@dataclass
class Room:
    """One noun's room of a unit of work."""

    uow: FakeUnitOfWork


class FakeTimers(Room):
    """Time does not pass in memory."""

    async def remind(self, *_: object, **__: object) -> None:
        pass


class FakePlacements(Room):
    """No test in memory confirms a placement."""

    async def running_of(self, _: WorkerId) -> tuple[Placement, ...]:
        return ()


class FakeOrganisations(Room):
    """Employers and teams."""

    async def employer(self, employer_id: EmployerId) -> Employer:
        return cast("Employer", self.uow.find(Employer, employer_id))

    async def team(self, team_id: TeamId) -> Team:
        return cast("Team", self.uow.find(Team, team_id))

    async def knows_teams(self, teams: frozenset[TeamId]) -> bool:
        return teams <= {team.id for team in self.uow.all(Team)}


class FakeWorkers(Room):
    """Members of the bank."""

    async def add(self, worker: Worker, _: Contact) -> None:
        if any(member.person == worker.person for member in self.uow.all(Worker)):
            raise AlreadyAMember
        self.uow.changes[worker.id] = worker

    async def get(self, worker_id: WorkerId) -> Worker:
        return cast("Worker", self.uow.find(Worker, worker_id))

    async def read(self, worker_id: WorkerId) -> Worker:
        return await self.get(worker_id)

    async def booked(self, worker_id: WorkerId) -> tuple[Period, ...]:
        return ()  # no test in memory has her held elsewhere

    async def add_check(self, worker: Worker, _: UUID, check: Check) -> None:
        self.uow.changes[worker.id] = replace(worker, checks=(*worker.checks, check))

    async def set_availability(self, worker_id: WorkerId, said: Availability) -> None:
        self.uow.changes[worker_id] = replace(await self.get(worker_id), availability=said)


class FakeRequests(Room):
    """Cover requests, without their slots."""

    async def add(self, request: CoverRequest, _: Sequence[SlotId]) -> None:
        self.uow.changes[request.id] = request

    async def read(self, request_id: RequestId) -> CoverRequest:
        return cast("CoverRequest", self.uow.find(CoverRequest, request_id))


class FakeOffers(Room):
    """Offers."""

    async def get(self, offer_id: OfferId) -> Offer:
        return cast("Offer", self.uow.find(Offer, offer_id))

    async def save(self, offer: Offer) -> None:
        self.uow.changes[offer.id] = offer


class FakeMatchRuns(Room):
    """Runs of the engine."""

    async def add(self, run: MatchRun) -> None:
        if any(other.state in LIVE for other in self.uow.all(MatchRun)):
            raise AlreadyRunning
        self.uow.changes[run.id] = run

    async def get(self, run_id: MatchRunId) -> MatchRun:
        return cast("MatchRun", self.uow.find(MatchRun, run_id))
