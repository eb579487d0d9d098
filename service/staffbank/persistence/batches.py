"""Batches: kept, with their rows."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.batch import Batch, BatchId, Row, RowState
from staffbank.domain.council import CouncilId
from staffbank.persistence.batch_tables import BATCH, BATCH_ROW
from staffbank.persistence.batch_views import documents_of
from staffbank.persistence.enqueued import Enqueued
from staffbank.usecases.identifier import new_id


class SqlBatches:
    """Rows of `batch` and `batch_row`, within a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def brought(self, council_id: CouncilId, *, since: datetime) -> tuple[int, int]:
        turn = func.pg_advisory_xact_lock(func.hashtextextended(f"batches {council_id}", 0))
        await self._connection.execute(select(turn))
        ended = BATCH.c.ended_at.is_not(None)
        query = (
            select(func.count().filter(~ended), func.count().filter(BATCH.c.brought_at > since))
            .where(BATCH.c.council_id == council_id)
            .where(or_(~ended, BATCH.c.brought_at > since))
        )
        open_ones, lately = (await self._connection.execute(query)).one()
        return open_ones, lately

    async def add(self, batch: Batch, rows: Sequence[Row]) -> None:
        who = batch.brought_by
        kept = {
            "id": batch.id,
            "region_id": batch.region_id,
            "council_id": batch.council_id,
            "organisations": sorted(batch.organisations),
            "kind": batch.kind.value,
            "person": who.person,
            "grants": sorted([grant.role.value, str(grant.scope)] for grant in who.grants),
            "deeds": None if who.only is None else sorted(who.only),
            "brought_at": batch.brought_at,
        }
        await self._connection.execute(insert(BATCH), kept)
        await self._connection.execute(
            insert(BATCH_ROW), [_new_row(batch, row) for row in rows]
        )
        await Enqueued("bring_rows", "batches").on(
            self._connection, region_id=str(batch.region_id), batch_id=str(batch.id)
        )

    async def end(self, batch_id: BatchId, *, at: datetime) -> bool:
        change = update(BATCH).where(BATCH.c.id == batch_id, BATCH.c.ended_at.is_(None))
        return (await self._connection.execute(change, {"ended_at": at})).rowcount == 1


def _new_row(batch: Batch, row: Row) -> dict[str, object]:
    return {
        "id": new_id(),
        "region_id": batch.region_id,
        "batch_id": batch.id,
        "number": row.number,
        "reference": row.reference,
        "digest": row.digest,
        "said": json.dumps(row.said),
        "state": RowState.WAITING.value,
        "subject": "",
        "problems": documents_of(row.problems),
    }
