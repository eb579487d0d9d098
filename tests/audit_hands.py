"""Hands that reach into the audit trail past the bank, for tests of what is found of it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, select, text

from staffbank.domain.audit_chain import Fault, Head, Proof, Tampering
from staffbank.domain.event import Event
from staffbank.persistence.audit_proof import prove
from staffbank.persistence.ledger_tables import AUDIT_LINK
from staffbank.usecases.identifier import new_id
from tests.asking import the_bank
from tests.town import Town, a_town

INSERT = """
  INSERT INTO audit_entry (id, region_id, person, event, subject, organisations, details)
  VALUES (:id, :region, 'mallory', 'offer.made', :id, ARRAY[:chain]::uuid[], '{}')
"""
RENUMBER = """
  UPDATE audit_link SET number = number + 1000000 WHERE organisation = :chain AND number > :n;
  UPDATE audit_link SET number = number - 1000000 + :by
    WHERE organisation = :chain AND number > 1000000
"""
HASH_ANEW = """
  DELETE FROM audit_link WHERE organisation = :chain;
  SELECT link_audit_entry(entry) FROM (SELECT audit_entry AS entry FROM audit_entry
    WHERE organisations @> ARRAY[:chain]::uuid[] ORDER BY id) AS entries
"""


@asynccontextmanager
async def a_town_with_entries(url: str, redis_url: str, folder: Path) -> AsyncIterator[Town]:
    """A region alone in its database, with a request of Solihull's and six more entries."""
    async with a_town(url, redis_url, folder) as town:
        await town.request()
        for number in range(6):
            await noted(town, solihull(town), number=number)
        yield town


def solihull(town: Town) -> UUID:
    """The organisation whose chain is tampered with."""
    return town.solihull.council.id


async def noted(town: Town, *organisations: UUID, **details: str | float | None) -> UUID:
    """An entry that concerns these organisations; its subject."""
    subject = new_id()
    async with the_bank(town) as uow:
        event = Event("test.noted", subject, frozenset(organisations), details=details)
        await uow.commit(event)
    return subject


async def heads(town: Town) -> tuple[Head, ...]:
    """How far all chains have come."""
    async with the_bank(town) as uow:
        return await uow.audit.heads()


def by_hand(town: Town, sql: str, **given: Any) -> None:
    """As a superuser, whom no right and no policy binds."""
    engine = create_engine(town.bank.settings.database_url)
    with engine.begin() as connection:
        for statement in sql.split(";"):
            connection.execute(text(statement), given)
    engine.dispose()


def links(town: Town, chain: UUID) -> Sequence[Any]:
    """The chain's links, the first one first."""
    engine = create_engine(town.bank.settings.database_url)
    with engine.connect() as connection:
        query = select(AUDIT_LINK).where(AUDIT_LINK.c.organisation == chain)
        found = connection.execute(query.order_by(AUDIT_LINK.c.number)).all()
    engine.dispose()
    return found


def proof(town: Town, *heads: Head) -> Proof:
    """What a walk over all chains finds."""
    return prove(town.bank.settings.database_url, heads=heads)


def faults(town: Town, *heads: Head) -> dict[str, tuple[Tampering, str, UUID | None]]:
    """What is found, where, and of which entry, by the chain's name."""
    return {name: _short(fault) for name, fault in proof(town, *heads).faults}


def _short(fault: Fault) -> tuple[Tampering, str, UUID | None]:
    return fault.kind, fault.which, fault.entry_id
