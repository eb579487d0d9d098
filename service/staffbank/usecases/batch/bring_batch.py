"""A council's system brings a batch of rows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from staffbank.domain.batch import Batch, BatchId, BatchKind, narrowed, require_room, rows_in
from staffbank.domain.council import CouncilId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import MATRIX, require
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Brought:
    """JSON lines for one council; `first_row` is the number that the first has in the file."""

    council_id: CouncilId
    kind: BatchKind
    lines: str
    first_row: int = 1


async def bring_batch(*, brought: Brought, now: datetime, uow: UnitOfWork) -> Batch:
    """Keep the rows, for a job to work through; each then is the deed of whoever brings it.

    Raises:
        Declined: not permitted, no such council, no row, too many, or too many batches.
    """
    rows = rows_in(brought.lines, first_row=brought.first_row)
    async with uow:
        employer = await uow.organisations.employer_of(brought.council_id)
        organisations: frozenset[UUID] = frozenset({brought.council_id, employer.id})
        who = uow.principal
        held = who.held_in(MATRIX[Deed.BRING_BATCH]) & organisations
        require(who, Deed.BRING_BATCH, scope=min(held, default=brought.council_id))
        open_ones, lately = await uow.batches.brought(brought.council_id, since=now - DAY)
        require_room(open_ones=open_ones, in_a_day=lately)
        batch = Batch(
            id=BatchId(new_id()),
            region_id=who.region_id,
            council_id=brought.council_id,
            organisations=organisations,
            kind=brought.kind,
            brought_by=narrowed(who, organisations),
            brought_at=now,
        )
        await uow.batches.add(batch, rows)
        await uow.commit(batch.happened("brought", kind=batch.kind.value, rows=len(rows)))
    return batch
