"""A region of three councils in a real database, for tests that walk the road.

Each test founds a region of its own: regions never see each other, so one database will do.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import SecretStr

from staffbank.bootstrap import Bank, build
from staffbank.domain.availability import (
    Availability,
    Instead,
    WeeklyHours,
    WeeklyOffer,
)
from staffbank.domain.check import Check, CheckKind, DbsLevel
from staffbank.domain.council import (
    Council,
    CouncilId,
    Employer,
    EmployerId,
    EmployerKind,
    Region,
    RegionId,
    Team,
    TeamId,
)
from staffbank.domain.cover_request import (
    CoverRequest,
    DutyDay,
    Reason,
    Shape,
)
from staffbank.domain.offer import Offer, SlotId
from staffbank.domain.place import Place
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.profession import CoreRole, Level, Skill
from staffbank.domain.worker import Worker
from staffbank.ports.contact import Contact
from staffbank.ports.organisations import Figures
from staffbank.ports.queries import Slice
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.views import SlotView
from staffbank.settings import Settings
from staffbank.usecases.identifier import new_id
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank.usecases.region.found_region import NewCouncil, found_region
from staffbank.usecases.request.approve_request import approve_request
from staffbank.usecases.request.open_request import open_request
from staffbank.usecases.request.wanted import Wanted
from staffbank.usecases.worker.join_bank import NewMember, join_bank
from staffbank.usecases.worker.record_check import record_check
from staffbank.usecases.worker.set_availability import set_availability

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday
TODAY = NOW.date()
WEEKDAYS = tuple(WeeklyHours(day, time(9), time(17)) for day in range(5))
FAR = TODAY + timedelta(days=400)
EVERY_DAY = Availability(
    weekly=tuple(
        WeeklyOffer(WeeklyHours(day, time(0), time(0)), TODAY, FAR, Instead.OF_HOME_WORK)
        for day in range(7)
    )
)
FIGURES = Figures(
    date(2025, 9, 30), "invented", Decimal(100), Decimal(10), Decimal(10), Decimal(27)
)


@dataclass(frozen=True)
class Town:
    """The running bank and its region; `warwick` mostly gives, `solihull` and `dudley` ask."""

    bank: Bank
    region: Region
    warwick: NewCouncil
    solihull: NewCouncil
    dudley: NewCouncil

    def who(
        self, role: Role, scope: UUID | None = None, person: str | None = None
    ) -> Principal:
        """Somebody with one role; regional where no scope is given."""
        where = scope or self.region.id
        named = person or f"{role.value} of {str(where)[-6:]}"
        return Principal(named, self.region.id, frozenset({Grant(role, where)}))

    def uow(self, *who: Any) -> UnitOfWork:
        """A unit of work of `who(…)`."""
        return self.bank.unit_of_work(self.who(*who))

    def as_worker(self, worker: Worker) -> Principal:
        """The worker herself."""
        return self.who(Role.WORKER, worker.employer_id, worker.person)

    async def member(self, name: str = "Ada Lovell", **facts: Any) -> Worker:
        """A member of Warwick's who is checked, and free day and night for a year."""
        availability = facts.pop("availability", EVERY_DAY)
        member = replace(a_member(name, self.warwick), **facts)
        admin = self.who(Role.COUNCIL_ADMINISTRATOR, member.employer_id)
        worker = await join_bank(member=member, uow=self.bank.unit_of_work(admin))
        for check in SOUND_CHECKS:
            await record_check(
                worker_id=worker.id, check=check, now=NOW, uow=self.bank.unit_of_work(admin)
            )
        await set_availability(
            worker_id=worker.id,
            availability=availability,
            uow=self.bank.unit_of_work(self.as_worker(worker)),
        )
        return replace(worker, checks=SOUND_CHECKS, availability=availability)

    async def request(
        self, shape: Shape | None = None, host: NewCouncil | None = None, **facts: Any
    ) -> CoverRequest:
        """An open request of Solihull's: a duty day in a week's time."""
        council = host or self.solihull
        wanted = replace(a_wish(council.teams[0], shape), **facts)
        requester = self.uow(Role.REQUESTER, council.council.id)
        request = await open_request(wanted=wanted, now=NOW, uow=requester)
        budget = self.uow(Role.BUDGET_HOLDER, council.council.id)
        return await approve_request(request_id=request.id, now=NOW, uow=budget)

    async def slots(self, request: CoverRequest) -> tuple[SlotId, ...]:
        """The request's slots, in order."""
        queries = self.bank.queries(self.who(Role.COORDINATOR))
        page = await queries.page(SlotView, Slice(first=100), {"request_id": request.id})
        return tuple(SlotId(slot.id) for slot in page.rows)

    async def offer(self, worker: Worker, request: CoverRequest) -> Offer:
        """The first slot of the request, offered to the worker."""
        slot, *_ = await self.slots(request)
        return await make_offer(
            pairing=Pairing(slot, worker.id), now=NOW, uow=self.uow(Role.COORDINATOR)
        )


SOUND_CHECKS = (
    Check(CheckKind.REGISTRATION, TODAY, TODAY, FAR, "SW000001"),
    Check(CheckKind.DBS, TODAY, TODAY, None, "", DbsLevel.ENHANCED_CHILDREN_BARRED),
    Check(CheckKind.RIGHT_TO_WORK, TODAY, TODAY),
)


def a_member(name: str, council: NewCouncil) -> NewMember:
    """A social worker of the council."""
    return NewMember(
        person=f"person:{name}",
        employer_id=council.employer.id,
        name=name,
        role=CoreRole.SOCIAL_WORKER,
        place=council.council.place,
        weekly_hours=Decimal(37),
        home_hours=WEEKDAYS,
        contact=Contact(f"{name.split(maxsplit=1)[0].lower()}@example.org", "01632 960001"),
        skills=(Skill("CP", Level.INDEPENDENT, TODAY),),
        qualified_on=date(2015, 7, 1),
    )


def a_wish(team: Team, shape: Shape | None = None) -> Wanted:
    """What the team asks for."""
    return Wanted(
        team_id=team.id,
        title="Duty desk",
        roles=frozenset({CoreRole.SOCIAL_WORKER}),
        shape=shape or DutyDay(TODAY + timedelta(days=7)),
        reason=Reason.LEAVE_COVER,
        cost_centre="CC-1",
    )


@asynccontextmanager
async def a_town(database_url: str, redis_url: str, folder: Path) -> AsyncIterator[Town]:
    """A bank that runs on these servers, with a region of its own."""
    settings = Settings(
        database_url=database_url,
        redis_url=redis_url,
        issuer_key_file=folder / "issuer.jwk",
        client_key_file=folder / "clients.jwk",
        cursor_secret=SecretStr("a secret of these tests"),
        webhook_key=SecretStr("a key of these tests"),
        webhook_local=True,
    )
    bank = build(settings)
    try:
        yield await found_town(bank)
    finally:
        await bank.close()


async def found_town(bank: Bank) -> Town:
    """Found the region."""
    region = Region(RegionId(new_id()), "Three councils")
    councils = (
        a_council(region, "Warwick", Place(52.28, -1.58)),
        a_council(region, "Solihull", Place(52.41, -1.77)),
        a_council(region, "Dudley", Place(52.48, -1.90)),
    )
    town = Town(bank, region, *councils)
    await found_region(
        region=region, councils=councils, now=NOW, uow=town.uow(Role.REGIONAL_ADMINISTRATOR)
    )
    return town


def a_council(region: Region, name: str, place: Place) -> NewCouncil:
    """A council, which employs its own people, with two teams."""
    council = Council(CouncilId(new_id()), region.id, name, f"E-{name}", place)
    employer = Employer(
        EmployerId(new_id()), council.id, f"{name} Council", EmployerKind.LOCAL_AUTHORITY
    )
    teams = tuple(
        Team(TeamId(new_id()), council.id, f"{name} {team}", place)
        for team in ("duty", "court")
    )
    return NewCouncil(council, employer, teams, FIGURES)
