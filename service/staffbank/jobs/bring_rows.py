"""The job that works through a batch's rows."""

from datetime import timedelta
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

AT_A_TIME = 100  # rows, after which whoever brought them is looked up again
TRUSTED_FOR = timedelta(hours=8)  # a working day, in which a person's roles are taken to hold


class OutOfRoles(Exception):
    """Whoever brought the rows may do nothing of it any more; `because` says why."""

    def __init__(self, because: str) -> None:
        super().__init__(because)
        self.because = because


LET_IN_NO_MORE = "The program that brought the row is let in no more. Bring it by another one."
NO_ROLES = (
    "Whoever brought the row has since signed in without any role at this council. Have "
    "somebody bring it who has one."
)
LONG_AGO = (
    "The row was brought more than 8 hours ago, and what its bringer may do can have changed "
    "since. Bring it again by the same reference: what was done is not done twice."
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
        try:
            who = await _acting(batch, bank)
        except OutOfRoles as out:
            refusal = RowProblem(ProblemCode.NOT_PERMITTED, out.because)
            for kept in rows:
                await desk.refuse(kept, (refusal,))
            continue
        hers = bank.batches(who)  # whose transactions have her roles of now
        for kept in rows:
            await bring_row(batch=batch, kept=kept, who=who, desk=hers, do=do)
    await end_batch(batch=batch, now=clock.now(), uow=bank.unit_of_work(itself))
    log.info("a batch was worked through", batch=batch_id)


async def _acting(batch: Batch, bank: Bank) -> Principal:
    """Whoever brought it, as she may act now. Raises OutOfRoles.

    A program is looked up. A person's roles are her issuer's to tell: those of her latest
    sign-in hold, and for a working day those with which she brought it.
    """
    who = batch.brought_by
    if who.person.startswith(PROGRAM):
        return await _program(batch, bank)
    if clock.now() - batch.brought_at > TRUSTED_FOR:
        raise OutOfRoles(LONG_AGO)
    latest = await bank.callers.sessions.kept.latest_of(who, since=batch.brought_at)
    if latest is None:
        return who
    now = await _there(latest.principal, batch, bank)
    if not now.organisations:  # a worker's role alone brings nothing
        raise OutOfRoles(NO_ROLES)
    return now


async def _program(batch: Batch, bank: Bank) -> Principal:
    who = batch.brought_by
    if bank.callers.programs is None:
        return who
    client = await bank.callers.programs.door.client(
        ClientId(UUID(who.person.removeprefix(PROGRAM)))
    )
    if client is None or not client.live_keys:
        raise OutOfRoles(LET_IN_NO_MORE)
    return await _there(client.principal(who.only or frozenset()), batch, bank)


async def _there(who: Principal, batch: Batch, bank: Bank) -> Principal:
    """What she is at the batch's council, and so at the one that has taken its place since."""
    return narrowed(await bank.batches(who).acting(), batch.organisations)
