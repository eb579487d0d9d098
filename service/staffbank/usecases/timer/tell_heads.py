"""A day is over: each organisation is told how far its chain of audit entries has come."""

from datetime import datetime

from staffbank.domain.audit_chain import Head
from staffbank.domain.event import Event
from staffbank.domain.london import day_of
from staffbank.ports.audit import HeadsBook
from staffbank.ports.unit_of_work import UnitOfWork


async def tell_heads(*, now: datetime, book: HeadsBook, uow: UnitOfWork) -> tuple[Head, ...]:
    """Write them down and tell them, and do so again tomorrow; the heads.

    They are written down first: killed in between, it is done again and writes the same page.
    """
    async with uow:
        heads = await uow.audit.heads()
        region, day = uow.principal.region_id, day_of(now)
        await book.write(region, day, heads)
        await uow.timers.tell_heads(day)
        told = Event("audit.heads_told", region, details={"chains": len(heads)})
        await uow.commit(told, *(_told(head) for head in heads if head.organisation != region))
    return heads


def _told(head: Head) -> Event:
    return Event(
        "audit.head_told",
        head.organisation,
        frozenset({head.organisation}),
        details={"entries": head.entries, "hash": head.hash, "at": head.at.isoformat()},
    )
