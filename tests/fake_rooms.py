"""The rooms of a unit of work in memory, one for each noun that tests ask for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from staffbank.domain.availability import Availability
from staffbank.domain.check import Check
from staffbank.domain.council import Employer, EmployerId, Team, TeamId
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.match_run import LIVE, MatchRun, MatchRunId
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.placement import Placement
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.clashes import AlreadyAMember, AlreadyRunning
from staffbank.ports.contact import Contact


@dataclass
class Room:
    """One noun's room of a unit of work."""

    uow: Any


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

    async def save(self, *offers: Offer) -> None:
        self.uow.changes |= {offer.id: offer for offer in offers}


class FakeMatchRuns(Room):
    """Runs of the engine."""

    async def add(self, run: MatchRun) -> None:
        if any(other.state in LIVE for other in self.uow.all(MatchRun)):
            raise AlreadyRunning
        self.uow.changes[run.id] = run

    async def get(self, run_id: MatchRunId) -> MatchRun:
        return cast("MatchRun", self.uow.find(MatchRun, run_id))
