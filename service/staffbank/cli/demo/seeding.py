"""The demonstration's region, put into the bank by the use cases that people use."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from staffbank.bootstrap import Bank
from staffbank.cli.demo.cast import Office, offices_drawn, regional
from staffbank.cli.demo.people import Drawn, drawn_people
from staffbank.cli.demo.region import REGION, DemoCouncil, read_councils
from staffbank.cli.demo.requests import drawn_requests
from staffbank.domain.agency_cost import MEMORANDUM_MONTHS
from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.figure_book import NewStep
from staffbank.domain.principal import Role
from staffbank.domain.worker import Worker
from staffbank.usecases.identifier import new_id
from staffbank.usecases.region.amend_figure import amend_figure
from staffbank.usecases.region.found_region import found_region
from staffbank.usecases.request.approve_request import approve_request
from staffbank.usecases.request.open_request import open_request
from staffbank.usecases.request.wanted import Wanted
from staffbank.usecases.worker.join_bank import join_bank
from staffbank.usecases.worker.record_check import record_check
from staffbank.usecases.worker.set_availability import set_availability

AT_ONCE = 5
MEMORANDUM = NewStep(
    MEMORANDUM_MONTHS.key,
    date(2024, 10, 31),
    "12",
    "West Midlands memorandum, AG-5b: https://wmemployers.org.uk/the-pulse/article/"
    "west-midlands-collaborative-approach-to-social-work-a-decade-of-workforce-stability",
)
Thing = TypeVar("Thing")
Told = Callable[[], None]


@dataclass(frozen=True)
class Draw:
    """Everything that is invented, and the councils that it is invented for."""

    councils: tuple[DemoCouncil, ...]
    people: tuple[Drawn, ...]
    requests: tuple[Wanted, ...]


def draw(*, workers: int, requests: int, seed: int, today: date) -> Draw:
    """Draw a region's people and requests; ids are new each time, all else is the seed's."""
    councils = read_councils(new_id=new_id)
    return Draw(
        councils,
        drawn_people(councils, count=workers, seed=seed, today=today),
        drawn_requests(councils, count=requests, seed=seed, today=today),
    )


@dataclass(frozen=True)
class Seeding:
    """Puts a draw into the bank.

    Ids are made in the order of the draw, so that a seed has always the same plan; what makes
    no ids is done several at once.
    """

    bank: Bank
    draw: Draw
    now: datetime

    async def found(self) -> None:
        """The region, its councils and their teams."""
        uow = self.bank.unit_of_work(regional(Role.REGIONAL_ADMINISTRATOR))
        councils = [council.new for council in self.draw.councils]
        await found_region(region=REGION, councils=councils, now=self.now, uow=uow)
        uow = self.bank.unit_of_work(regional(Role.REGIONAL_ADMINISTRATOR))
        await amend_figure(said=MEMORANDUM, uow=uow)

    async def join(self, told: Told) -> None:
        """Members, by their council's administrator, then their checks and their time."""
        offices = {office.employer_id: office for office in offices_drawn(self.draw.councils)}
        joined: list[tuple[Worker, Drawn, Office]] = []
        for drawn in self.draw.people:
            office = offices[drawn.member.employer_id]
            administrator = office.officer(Role.COUNCIL_ADMINISTRATOR)
            uow = self.bank.unit_of_work(administrator)
            joined.append((await join_bank(member=drawn.member, uow=uow), drawn, office))
            told()
        await _several_at_once(joined, self._complete, told)

    async def _complete(self, joined: tuple[Worker, Drawn, Office]) -> None:
        worker, drawn, office = joined
        administrator = office.officer(Role.COUNCIL_ADMINISTRATOR)
        for check in drawn.checks:
            uow = self.bank.unit_of_work(administrator)
            await record_check(worker_id=worker.id, check=check, now=self.now, uow=uow)
        uow = self.bank.unit_of_work(office.member(worker.person))
        await set_availability(worker_id=worker.id, availability=drawn.availability, uow=uow)

    async def ask(self, told: Told) -> None:
        """Requests, each by its team's requester, then approved by the budget holder."""
        offices = {office.council_id: office for office in offices_drawn(self.draw.councils)}
        of_team = {
            team.id: offices[team.council_id]
            for council in self.draw.councils
            for team in council.new.teams
        }
        opened: list[tuple[CoverRequest, Office]] = []
        for wanted in self.draw.requests:
            office = of_team[wanted.team_id]
            uow = self.bank.unit_of_work(office.officer(Role.REQUESTER))
            opened.append((await open_request(wanted=wanted, now=self.now, uow=uow), office))
            told()
        await _several_at_once(opened, self._approve, told)

    async def _approve(self, opened: tuple[CoverRequest, Office]) -> None:
        request, office = opened
        uow = self.bank.unit_of_work(office.officer(Role.BUDGET_HOLDER))
        await approve_request(request_id=request.id, now=self.now, uow=uow)


async def _several_at_once(
    things: Sequence[Thing], deed: Callable[[Thing], Awaitable[None]], told: Told
) -> None:
    for start in range(0, len(things), AT_ONCE):
        await asyncio.gather(*map(deed, things[start : start + AT_ONCE]))
        for _ in things[start : start + AT_ONCE]:
            told()
