"""Whoever is asking."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.deed import Deed
from staffbank.domain.principal import REGIONAL, Grant, Principal, Role
from staffbank.ports.queries import Slice
from staffbank.ports.views import CouncilView, WorkerView
from staffbank.usecases.calendar.calendar_of import open_since
from staffbank.usecases.notification.wishes_of import wishes_of
from staffbank.usecases.region.mileage_rate import mileage_rate
from staffbank_graphql.closed_sets import explain
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.global_id import encode
from staffbank_graphql.interest import Interest, interests_of_hers
from staffbank_graphql.notification import NotificationWishes
from staffbank_graphql.open_work import OpenWork, open_work
from staffbank_graphql.worker import Worker

ON = strawberry.argument(description="The day of the journey.")


@strawberry.type(description="A role, and where it holds.")
class GrantedRole:
    """A grant, as the API shows it."""

    role: Role = field(description="What you are trusted with.")
    region_wide: bool = field(description="Whether it holds for the whole region.")
    scope: Private[UUID]

    @field(description="The council, its own or its employer's; null where it is region-wide.")
    async def council(self, info: BankInfo) -> Council | None:
        if self.region_wide:
            return None
        if found := await COUNCIL.fetch(info.context, self.scope):
            return found
        employed = await info.context.loaders.page(
            CouncilView, Slice(first=1), "employer_id", self.scope
        )
        return Council.of(employed.rows[0]) if employed.rows else None


@strawberry.type(description="Whoever is asking.")
class Viewer:
    """A principal, as the API shows it."""

    person: str = field(description="Who you are to the issuer of tokens.")
    region_id: ID = field(description="The region that you call from.")
    roles: list[GrantedRole] = field(description="What you may do, and where.")

    deeds: list[Deed] | None = field(
        description="What you were given leave to do out of what your roles may do, as a "
        "program; null for people, whose roles say it all."
    )

    @field(description="The member of the bank that you are; null where you are none.")
    async def worker(self, info: BankInfo) -> Worker | None:
        hers = await _member(info)
        return Worker.of(hers) if hers else None

    @field(
        description="Open work that is put to your council, at most 100 requests: what fits "
        "first, then the soonest, each with what keeps you from it."
    )
    async def open_work(self, info: BankInfo) -> list[OpenWork]:
        hers = await _member(info)
        return await open_work(info.context, hers.id) if hers else []

    @field(description="Open work that you have said you would like, at most 100.")
    async def interests(self, info: BankInfo) -> list[Interest]:
        return [Interest.of(each) for each in await interests_of_hers(info.context)]

    @field(
        description="Since when your placements are shown at an address of yours; null where "
        "they are not."
    )
    async def calendar_shared_since(self, info: BankInfo) -> datetime | None:
        return await open_since(uow=info.context.reading())

    @field(
        description="Pence for a mile in one's own car, for the first 10,000 of a tax year, by "
        "your region's figures."
    )
    async def mileage_rate(self, info: BankInfo, on: Annotated[date, ON]) -> Decimal:
        return await mileage_rate(on=on, uow=info.context.reading())

    @field(description="How and when you want to hear what you are told.")
    async def notification_wishes(self, info: BankInfo) -> NotificationWishes:
        return NotificationWishes(**vars(await wishes_of(uow=info.context.reading())))

    @classmethod
    def of(cls, principal: Principal) -> "Viewer":
        """Show a principal; roles come in a fixed order."""

        def order(grant: Grant) -> tuple[str, UUID]:
            return grant.role.value, grant.scope

        return cls(
            person=principal.person,
            region_id=encode("Region", principal.region_id),
            roles=[
                GrantedRole(
                    role=grant.role, region_wide=grant.role in REGIONAL, scope=grant.scope
                )
                for grant in sorted(principal.grants, key=order)
            ],
            deeds=None if principal.only is None else [Deed[n] for n in sorted(principal.only)],
        )


async def _member(info: BankInfo) -> WorkerView | None:
    hers = {"person": info.context.principal.person}
    found = await info.context.queries.page(WorkerView, Slice(first=1), hers)
    return found.rows[0] if found.rows else None


def explain_roles() -> None:
    """What each role is trusted with."""
    explain(
        Role,
        "What somebody is trusted with, within one organisation or one region.",
        WORKER="Works: joins the bank, offers time, answers offers.",
        LINE_MANAGER="Manages workers at home.",
        RELEASE_AUTHORISER="Releases workers for the home employer.",
        REQUESTER="Asks for cover.",
        BUDGET_HOLDER="Approves requests for cover.",
        SERVICE_MANAGER="Confirms placements for the host.",
        SIGNATORY="Signs agreements.",
        FINANCE_OFFICER="Sees to recharges.",
        DIRECTOR_OF_CHILDRENS_SERVICES="Signs for agency workers outside the rules.",
        CHIEF_EXECUTIVE="Signs for agency workers above the price cap.",
        COUNCIL_ADMINISTRATOR="Keeps workers' records and checks.",
        COORDINATOR="Runs the engine and makes offers, for the region.",
        ANALYST="Reads the region's figures and its audit trail.",
        AUDITOR="Reads the region's audit trail.",
        REGIONAL_ADMINISTRATOR="Sets up the region.",
        SYSTEM="The bank's own jobs.",
    )
