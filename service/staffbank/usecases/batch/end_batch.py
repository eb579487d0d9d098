"""A batch is worked through."""

from datetime import datetime

from staffbank.domain.batch import Batch
from staffbank.ports.unit_of_work import UnitOfWork


async def end_batch(*, batch: Batch, now: datetime, uow: UnitOfWork) -> None:
    """Say so, once."""
    async with uow:
        if await uow.batches.end(batch.id, at=now):
            await uow.commit(batch.happened("ended", kind=batch.kind.value))
