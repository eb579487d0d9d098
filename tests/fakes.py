"""The bank's ports in memory: they behave as the real ones do, as far as tests ask."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self, cast
from uuid import UUID

from staffbank.domain.availability import Availability
from staffbank.domain.check import Check
from staffbank.domain.council import Employer, EmployerId, Team, TeamId
from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.event import Event
from staffbank.domain.match_run import LIVE, MatchRun, MatchRunId
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.principal import Principal
from staffbank.domain.problem import not_found
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.progress import RunProgress
from staffbank.ports.queries import Children, Filters, Page, Slice, View
from staffbank.ports.unit_of_work import (
    AlreadyAMember,
    AlreadyRunning,
    Contact,
    MatchRuns,
    Offers,
    Organisations,
    Placements,
    Requests,
    Workers,
)


@dataclass
class FakeQueries:
    """Lists of views, and a count of the statements that reading them would have cost."""

    rows: list[Any] = field(default_factory=list)
    statements: int = 0

    async def page(
        self, view: type[View], wanted: Slice, filters: Filters | None = None
    ) -> Page[View]:
        self.statements += 1
        everything = self._all(view, filters)
        kept = [
            row
            for row in everything
            if (wanted.after is None or row.id > wanted.after)
            and (wanted.before is None or row.id < wanted.before)
        ]
        rows = kept[: wanted.first] if wanted.last is None else kept[-wanted.last :]
        if not rows:
            return Page((), has_previous=wanted.after is not None, has_next=False)
        first, last = rows[0], rows[-1]
        return Page(
            tuple(rows),
            has_previous=everything[0] is not first,
            has_next=everything[-1] is not last,
        )

    async def pages(
        self, view: type[View], wanted: Slice, children: Children
    ) -> Mapping[UUID, Page[View]]:
        pages = {
            parent: await self.page(view, wanted, {children.column: parent})
            for parent in children.parents
        }
        self.statements -= len(pages) - 1
        return pages

    async def counts(self, view: type[View], children: Children) -> Mapping[UUID, int]:
        self.statements += 1
        return {
            parent: len(self._all(view, {children.column: parent}))
            for parent in children.parents
        }

    async def by_ids(self, view: type[View], ids: Sequence[UUID]) -> Mapping[UUID, View]:
        self.statements += 1
        return {row.id: row for row in self._all(view) if row.id in ids}

    async def count(self, view: type[View], filters: Filters | None = None) -> int:
        self.statements += 1
        return len(self._all(view, filters))

    def _all(self, view: type[View], filters: Filters | None = None) -> list[Any]:
        return sorted(
            (
                row
                for row in self.rows
                if isinstance(row, view)
                and all(getattr(row, name) == value for name, value in (filters or {}).items())
            ),
            key=lambda row: row.id,
        )


class FakeBoard:
    """Progress told within this process."""

    def __init__(self) -> None:
        self.last: dict[UUID, RunProgress] = {}
        self.readers: list[asyncio.Queue[RunProgress]] = []

    async def tell(self, run_id: UUID, progress: RunProgress) -> None:
        self.last[run_id] = progress
        for reader in self.readers:
            reader.put_nowait(progress)

    async def latest(self, run_id: UUID) -> RunProgress | None:
        return self.last.get(run_id)

    async def follow(self, run_id: UUID) -> AsyncIterator[RunProgress]:
        mine: asyncio.Queue[RunProgress] = asyncio.Queue()
        self.readers.append(mine)
        try:
            while True:
                yield await mine.get()
        finally:
            self.readers.remove(mine)


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

    async def commit(self, event: Event) -> None:
        self.shelves.keep(self.changes)
        self.shelves.events.append(event)

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
        raise NotImplementedError("no test in memory confirms a placement")

    @property
    def match_runs(self) -> MatchRuns:
        return cast("MatchRuns", FakeMatchRuns(self))


@dataclass
class Room:
    """One noun's room of a unit of work."""

    uow: FakeUnitOfWork


class FakeOrganisations(Room):
    """Employers and teams."""

    async def employer(self, employer_id: EmployerId) -> Employer:
        return cast("Employer", self.uow.find(Employer, employer_id))

    async def team(self, team_id: TeamId) -> Team:
        return cast("Team", self.uow.find(Team, team_id))


class FakeWorkers(Room):
    """Members of the bank."""

    async def add(self, worker: Worker, _: Contact) -> None:
        if any(member.person == worker.person for member in self.uow.all(Worker)):
            raise AlreadyAMember
        self.uow.changes[worker.id] = worker

    async def get(self, worker_id: WorkerId) -> Worker:
        return cast("Worker", self.uow.find(Worker, worker_id))

    async def add_check(self, worker: Worker, _: UUID, check: Check) -> None:
        self.uow.changes[worker.id] = replace(worker, checks=(*worker.checks, check))

    async def set_availability(self, worker_id: WorkerId, said: Availability) -> None:
        self.uow.changes[worker_id] = replace(await self.get(worker_id), availability=said)


class FakeRequests(Room):
    """Cover requests, without their slots."""

    async def add(self, request: CoverRequest, _: Sequence[SlotId]) -> None:
        self.uow.changes[request.id] = request


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
