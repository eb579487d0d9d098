"""The bank's ports in memory: they behave as the real ones do, as far as tests ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, cast
from uuid import UUID

from staffbank.domain.event import Event
from staffbank.domain.principal import Principal
from staffbank.domain.problem import not_found
from staffbank.ports.agency import AgencyEngagements
from staffbank.ports.audit import AuditChains
from staffbank.ports.batches import Batches
from staffbank.ports.calendar import CalendarFeeds
from staffbank.ports.clients import ApiClients
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
from staffbank.ports.unit_of_work import (
    MatchRuns,
    Requests,
    Workers,
)
from staffbank.ports.webhooks import Webhooks
from tests.fake_passports import FakePassports
from tests.fake_queries import FakeQueries
from tests.fake_rooms import (
    FakeMatchRuns,
    FakeOffers,
    FakeOrganisations,
    FakePlacements,
    FakeRequests,
    FakeTimers,
    FakeWorkers,
    Room,
)


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
    def interests(self) -> Interests:
        return cast("Interests", Room(self))  # nor says what she would like

    @property
    def calendars(self) -> CalendarFeeds:
        return cast("CalendarFeeds", Room(self))  # nor shares a calendar

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
    def batches(self) -> Batches:
        return cast("Batches", Room(self))

    @property
    def clients(self) -> ApiClients:
        return cast("ApiClients", Room(self))

    @property
    def webhooks(self) -> Webhooks:
        return cast("Webhooks", Room(self))  # nor is anybody outside told

    @property
    def timers(self) -> Timers:
        return cast("Timers", FakeTimers(self))

    @property
    def match_runs(self) -> MatchRuns:
        return cast("MatchRuns", FakeMatchRuns(self))


class FakeAnswering:
    """Every key is new, and no answer is kept."""

    given: str | None = None

    def __init__(self, principal: Principal, shelves: Shelves) -> None:
        self._who, self._shelves = principal, shelves
        self.queries = shelves.queries

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None: ...

    def unit_of_work(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self._who, self._shelves)

    async def keep(self, answer: str | None) -> None: ...
