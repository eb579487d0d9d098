"""A council asks for cover, for tests that begin with its request."""

from collections.abc import Awaitable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, Problem
from staffbank.domain.stage import Stage
from staffbank.domain.waiting import Waiting
from staffbank.jobs.system import system
from staffbank.persistence.ledger_tables import AUDIT_ENTRY
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.request.approve_request import approve_request
from staffbank.usecases.request.open_request import open_request
from staffbank.usecases.request.submit_request import submit_request
from tests.town import NOW, Town, a_wish


def of_host(town: Town, role: Role) -> UnitOfWork:
    """A unit of work of somebody of Solihull's."""
    return town.uow(role, town.solihull.council.id)


def the_bank(town: Town) -> UnitOfWork:
    """A unit of work of the bank itself."""
    return town.bank.unit_of_work(system(town.region.id))


async def kept(town: Town, request_id: RequestId) -> CoverRequest:
    """The request as it is kept."""
    async with the_bank(town) as uow:
        return await uow.requests.read(request_id)


async def drafted(town: Town) -> CoverRequest:
    """A draft of Solihull's."""
    return await open_request(
        wanted=a_wish(town.solihull.teams[0]),
        as_draft=True,
        now=NOW,
        uow=of_host(town, Role.REQUESTER),
    )


async def at_stage(town: Town, stage: Stage) -> CoverRequest:
    """A request that is open, at this stage first."""
    draft = await drafted(town)
    await submit_request(request_id=draft.id, now=NOW, uow=of_host(town, Role.REQUESTER))
    return await approve_request(
        request_id=draft.id, stage=stage, now=NOW, uow=of_host(town, Role.BUDGET_HOLDER)
    )


async def refusal(deed: Awaitable[Any]) -> Problem:
    """The one problem for which the deed was not done."""
    with pytest.raises(Declined) as declined:
        await deed
    (problem,) = declined.value.problems
    return problem


async def entries(town: Town, event: str) -> list[Mapping[str, Any]]:
    """The details of each audit entry of this event, the oldest first."""
    async with the_bank(town) as uow:
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        query = select(AUDIT_ENTRY.c.details).where(AUDIT_ENTRY.c.event == event)
        found = await connection.execute(query.order_by(AUDIT_ENTRY.c.id))
        return [row.details for row in found]


async def reminded_at(town: Town, waiting: Waiting, subject: UUID) -> list[datetime]:
    """When people will be told, unless it is done by then."""
    async with town.uow(Role.COORDINATOR) as uow:
        jobs = text(
            "SELECT scheduled_at FROM procrastinate_jobs WHERE lock = :lock AND status = 'todo'"
        )
        lock = f"remind {waiting.value} {subject}"
        found = await uow._connection.execute(jobs, {"lock": lock})  # type: ignore[attr-defined]  # the queue
    return list(found.scalars().all())
