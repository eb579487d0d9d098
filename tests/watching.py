"""Clients of the events, for tests of what they are told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from staffbank import clock
from staffbank.domain.principal import Principal
from staffbank.persistence.ledger_tables import OUTBOX_EVENT
from staffbank.usecases.identifier import new_id
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.event import Event, happening
from tests.town import Town

PATIENCE = 20.0  # seconds


def context_of(town: Town, who: Principal) -> Context:
    """What a subscription of theirs is handed."""
    return Context(town.bank, who, clock.now(), Cursors.of(town.bank.settings))


@asynccontextmanager
async def watching(
    town: Town, who: Principal, since: str | None = None, *names: str, only_new: bool = False
) -> AsyncIterator[AsyncIterator[Event]]:
    """One connection; it breaks at the end of the block."""
    told = happening(context_of(town, who), since, names, only_new=only_new)
    async with aclosing(told):
        yield told


async def hear(told: AsyncIterator[Event], number: int) -> list[Event]:
    """The next so many."""
    async with asyncio.timeout(PATIENCE):
        return [await anext(told) for _ in range(number)]


async def heard(town: Town, who: Principal, number: int, since: str | None = None) -> list[str]:
    """The names of the first so many, on a connection of its own."""
    async with watching(town, who, since) as told:
        return [event.event for event in await hear(told, number)]


@asynccontextmanager
async def under_way(
    town: Town, who: Principal, name: str, *about: UUID, person: str = ""
) -> AsyncIterator[Any]:
    """A transaction that has written an event; its connection, to commit it or not."""
    async with town.bank.unit_of_work(who) as uow:
        connection: Any = uow._connection  # type: ignore[attr-defined]
        row = {
            "id": new_id(),
            "region_id": town.region.id,
            "event": name,
            "subject": town.region.id,
            "organisations": list(about),
            "person": person,
            "details": {},
        }
        await connection.execute(insert(OUTBOX_EVENT), row)
        yield connection
