"""Interest in open work."""

from dataclasses import asdict

from sqlalchemy import Table, Text, UniqueConstraint, delete, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.cover_request import RequestId
from staffbank.domain.interest import Interest
from staffbank.domain.principal import Principal
from staffbank.persistence.columns import (
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)
from staffbank.persistence.source import Source
from staffbank.ports.interests import InterestView

INTEREST = Table(
    "interest",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("worker"),
    needed("person", Text),
    pointing_to("cover_request", "request_id"),
    pointing_to("council"),
    needed("expressed_at", MOMENT),
    UniqueConstraint("worker_id", "request_id"),
)
INTEREST_SOURCES = {InterestView: Source(select(INTEREST), INTEREST.c.id, {})}


class SqlInterests:
    """Rows of `interest`; each person changes her own alone."""

    def __init__(self, connection: AsyncConnection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    async def add(self, interest: Interest) -> bool:
        new = postgresql.insert(INTEREST).values(asdict(interest)).on_conflict_do_nothing()
        return bool((await self._connection.execute(new)).rowcount)

    async def remove(self, request_id: RequestId) -> bool:
        hers = (INTEREST.c.person == self._principal.person) & (
            INTEREST.c.request_id == request_id
        )
        return bool((await self._connection.execute(delete(INTEREST).where(hers))).rowcount)
