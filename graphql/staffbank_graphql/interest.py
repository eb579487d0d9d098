"""Interest in open work: said by a member, told to the region."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.cover_request import RequestId
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.problem import not_found
from staffbank.domain.worker import WorkerId
from staffbank.ports.interests import InterestView
from staffbank.ports.queries import Slice
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.views import WorkerView
from staffbank.usecases.interest.express_interest import Said, express_interest
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.worker import WORKER, Worker

MOST = Slice(first=100)


@strawberry.type(description="That a member would like some open work.")
class Interest:
    """An interest, as she and the region's people see it."""

    expressed_at: datetime = field(description="When she said so.")
    worker_id: Private[UUID]
    council_id: Private[UUID]

    @field(description="Who would like it.")
    async def worker(self, info: BankInfo) -> Worker | None:
        return await WORKER.fetch(info.context, self.worker_id)

    @field(description="The council that asks for the work.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)

    @classmethod
    def of(cls, view: InterestView) -> "Interest":
        """Show one."""
        return cls(
            expressed_at=view.expressed_at,
            worker_id=view.worker_id,
            council_id=view.council_id,
        )


async def interests_of_hers(context: Context) -> tuple[InterestView, ...]:
    """The caller's own, at most 100."""
    hers = {"person": context.principal.person}
    return tuple((await context.queries.page(InterestView, MOST, hers)).rows)


def the_bank(context: Context) -> UnitOfWork:
    """The bank itself in the caller's region, which reads open work for her."""
    region_id = context.principal.region_id
    bank = Principal("system", region_id, frozenset({Grant(Role.SYSTEM, region_id)}))
    return context.bank.unit_of_work(bank)


@strawberry.input(description="Whether you would like some open work.")
class ExpressInterestInput:
    """Of what, and yes or no."""

    request_id: ID = field(description="The work, by its id in `me.openWork`.")
    interested: bool = field(description="No takes it back.", default=True)


@strawberry.type(description="What came of it.")
class ExpressInterestPayload:
    """Whether it is noted, or the problems."""

    interested: bool | None = field(
        description="Whether it is noted now that you would like it.", default=None
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class InterestMutation:
    """Interest."""

    @strawberry.mutation(
        description="Say that you would like some open work that fits you, or take it back. "
        "The coordinator sees it beside your name; your employer and the council that asks do "
        "not, and nobody is chosen by it alone."
    )
    async def express_interest(
        self,
        info: BankInfo,
        input: Annotated[ExpressInterestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ExpressInterestPayload:
        payload, context = ExpressInterestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            hers = {"person": context.principal.person}
            found = await context.queries.page(WorkerView, Slice(first=1), hers)
            if not found.rows:
                raise not_found("worker", "requestId")
            await express_interest(
                said=Said(WorkerId(found.rows[0].id), request, input.interested),
                now=context.now,
                uow=context.unit_of_work(),
                bank=the_bank(context),
            )
            context.forget()
            payload.interested = input.interested
        return payload
