"""Where a batch's rows are worked through, each in a transaction of its own."""

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row as Found
from sqlalchemy import Update, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.batch import Batch, BatchId, BatchKind, Row, RowProblem, RowState
from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.persistence.batch_tables import BATCH, BATCH_REFERENCE, BATCH_ROW
from staffbank.persistence.batch_views import documents_of, problems_in
from staffbank.persistence.idempotency import SqlAnswering
from staffbank.persistence.unit_of_work import Opened
from staffbank.ports.answers import Asked
from staffbank.ports.batch_desk import Earlier, KeptRow, Superseded

Opening = Callable[[], AbstractAsyncContextManager[Opened]]
WAITING = BATCH_ROW.c.state == RowState.WAITING.value


@dataclass
class SqlTaking:
    """One row's transaction."""

    answering: "RowAnswering"
    earlier: Earlier | None


class RowAnswering(SqlAnswering):
    """A row's deed, whose answer is the id of what it made, kept with the row."""

    def __init__(self, opened: Opened, kept: KeptRow) -> None:
        super().__init__(opened, Asked(kept.row.reference, kept.row.digest), None)
        self._kept = kept

    async def keep(self, answer: str | None) -> None:
        change = _settled(self._kept, RowState.DONE, subject=answer)
        if (await self._opened.connection.execute(change)).rowcount == 0:
            raise Superseded
        await self._opened.connection.commit()


class SqlBatchDesk:
    """Each row is a transaction of its own."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening

    async def acting(self) -> Principal:
        async with self._opening() as opened:
            return opened.principal

    async def batch(self, batch_id: BatchId) -> Batch | None:
        async with self._opening() as opened:
            query = select(BATCH).where(BATCH.c.id == batch_id)
            row = (await opened.connection.execute(query)).one_or_none()
        return None if row is None else _batch(row)

    async def waiting(
        self, batch_id: BatchId, most: int, *, after: UUID | None = None
    ) -> Sequence[KeptRow]:
        query = select(BATCH_ROW).where(BATCH_ROW.c.batch_id == batch_id, WAITING)
        if after is not None:
            query = query.where(BATCH_ROW.c.id > after)
        async with self._opening() as opened:
            found = await opened.connection.execute(query.order_by(BATCH_ROW.c.id).limit(most))
            return [
                KeptRow(
                    row.id,
                    Row(
                        row.number,
                        row.reference,
                        json.loads(row.said),
                        problems_in(row.problems),
                    ),
                )
                for row in found
            ]

    @asynccontextmanager
    async def taking(self, batch: Batch, kept: KeptRow) -> AsyncIterator[SqlTaking]:
        named = {
            "council_id": batch.council_id,
            "kind": batch.kind.value,
            "reference": kept.row.reference,
        }
        claim = (
            postgresql.insert(BATCH_REFERENCE)
            .values({**named, "region_id": batch.region_id, "row_id": kept.id})
            .on_conflict_do_nothing()
            .returning(BATCH_REFERENCE.c.row_id)
        )
        async with self._opening() as opened:
            taken = await opened.connection.scalar(claim) is not None
            earlier = None if taken else await _earlier(opened.connection, named, kept)
            yield SqlTaking(RowAnswering(opened, kept), earlier)

    async def repeat(self, kept: KeptRow, subject: str) -> None:
        await self._settle(_settled(kept, RowState.REPEATED, subject=subject))

    async def refuse(self, kept: KeptRow, problems: Sequence[RowProblem]) -> None:
        documents = documents_of(problems)
        await self._settle(_settled(kept, RowState.REFUSED, problems=documents))

    async def _settle(self, change: Update) -> None:
        async with self._opening() as opened:
            await opened.connection.execute(change)
            await opened.connection.commit()


def _settled(kept: KeptRow, state: RowState, **more: object) -> Update:
    """Settle a row that waits; what it said is not kept any longer."""
    change = update(BATCH_ROW).where(BATCH_ROW.c.id == kept.id, WAITING)
    return change.values(said=None, state=state.value, **more)


async def _earlier(
    connection: AsyncConnection, named: Mapping[str, object], kept: KeptRow
) -> Earlier:
    """What the reference stands for. Raises Superseded where it is this very row."""
    query = select(BATCH_ROW.c.id, BATCH_ROW.c.digest, BATCH_ROW.c.subject).join(
        BATCH_REFERENCE, BATCH_REFERENCE.c.row_id == BATCH_ROW.c.id
    )
    for name, value in named.items():
        query = query.where(BATCH_REFERENCE.c[name] == value)
    row = (await connection.execute(query)).one()
    if row.id == kept.id:
        raise Superseded
    return Earlier(row.subject, same=row.digest == kept.row.digest)


def _batch(row: Found[Any]) -> Batch:
    grants = frozenset(Grant(Role(role), UUID(scope)) for role, scope in row.grants)
    only = None if row.deeds is None else frozenset(row.deeds)
    return Batch(
        id=BatchId(row.id),
        region_id=RegionId(row.region_id),
        council_id=CouncilId(row.council_id),
        organisations=frozenset(row.organisations),
        kind=BatchKind(row.kind),
        brought_by=Principal(row.person, RegionId(row.region_id), grants, only),
        brought_at=row.brought_at,
        ended_at=row.ended_at,
    )
