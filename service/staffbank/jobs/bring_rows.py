"""The job that works through a batch's rows."""

from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.api_client import PROGRAM, ClientId
from staffbank.domain.batch import Batch, BatchId, RowProblem, narrowed
from staffbank.domain.council import RegionId
from staffbank.domain.principal import Principal
from staffbank.domain.problem import ProblemCode
from staffbank.jobs.system import system
from staffbank.ports.batch_desk import RowDoer
from staffbank.usecases.batch.bring_row import bring_row
from staffbank.usecases.batch.end_batch import end_batch

log = structlog.get_logger()

AT_A_TIME = 100  # rows, after which the program that brought them is looked up again
LET_IN_NO_MORE = RowProblem(
    ProblemCode.NOT_PERMITTED,
    "The program that brought the row is let in no more. Bring it by another one.",
)


async def bring_rows(*, bank: Bank, do: RowDoer, region_id: str, batch_id: str) -> None:
    """Do each row that waits. Killed at any moment, it goes on with the first that waits."""
    itself = system(RegionId(UUID(region_id)))
    batch = await bank.batches(itself).batch(BatchId(UUID(batch_id)))
    if batch is None or batch.ended_at is not None:
        return
    desk = bank.batches(batch.brought_by)
    last: UUID | None = None
    while rows := await desk.waiting(batch.id, AT_A_TIME, after=last):
        last = rows[-1].id
        who = await _acting(batch, bank)
        for kept in rows:
            if who is None:
                await desk.refuse(kept, (LET_IN_NO_MORE,))
            else:
                await bring_row(batch=batch, kept=kept, who=who, desk=desk, do=do)
    await end_batch(batch=batch, now=clock.now(), uow=bank.unit_of_work(itself))
    log.info("a batch was worked through", batch=batch_id)


async def _acting(batch: Batch, bank: Bank) -> Principal | None:
    """Whoever brought it; a program as it is let in now, and None where it is no more."""
    who = batch.brought_by
    if not who.person.startswith(PROGRAM) or bank.callers.programs is None:
        return who
    client = await bank.callers.programs.door.client(
        ClientId(UUID(who.person.removeprefix(PROGRAM)))
    )
    if client is None or not client.live_keys:
        return None
    return narrowed(client.principal(who.only or frozenset()), batch.organisations)
