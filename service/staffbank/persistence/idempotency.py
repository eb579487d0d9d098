"""A key that a client sends with a deed, so that sending it twice does it once."""

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.principal import Principal
from staffbank.persistence.region_tables import IDEMPOTENCY_KEY
from staffbank.ports.unit_of_work import DoneAlready


async def claim(connection: AsyncConnection, principal: Principal, key: str) -> None:
    """Take the key with this transaction: it is free again where that is not committed.

    Whoever comes second waits here until the first has ended.

    Raises:
        DoneAlready: a deed of hers was done with it.
    """
    row = {"region_id": principal.region_id, "person": principal.person, "key": key}
    taken = await connection.execute(
        insert(IDEMPOTENCY_KEY)
        .values(row)
        .on_conflict_do_nothing()
        .returning(IDEMPOTENCY_KEY.c.key)
    )
    if taken.one_or_none() is None:
        raise DoneAlready(key)
