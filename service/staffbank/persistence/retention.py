"""What the bank forgets: rows of runs and batches, certificates' numbers, answers, entries."""

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.check import CheckKind
from staffbank.domain.cover_request import RequestState
from staffbank.domain.london import day_of
from staffbank.persistence.interests import INTEREST
from staffbank.persistence.run_tables import MATCH_RUN, PROPOSAL, UNFILLED_SLOT
from staffbank.persistence.tables import COVER_REQUEST, OFFER, WORKER_CHECK


class SqlRetention:
    """Rows of `proposal`, `unfilled_slot`, `worker_check`, `idempotency_key` and others."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def forget_scores(self, before: datetime) -> int:
        old = select(MATCH_RUN.c.id).where(MATCH_RUN.c.ended_at < before)
        offered = select(OFFER.c.proposal_id).where(OFFER.c.proposal_id == PROPOSAL.c.id)
        gone = await self._connection.execute(
            delete(PROPOSAL).where(PROPOSAL.c.run_id.in_(old), ~offered.exists())
        )
        open_ones = delete(UNFILLED_SLOT).where(UNFILLED_SLOT.c.run_id.in_(old))
        return gone.rowcount + (await self._connection.execute(open_ones)).rowcount

    async def forget_certificate_numbers(self, before: datetime) -> int:
        old = (
            update(WORKER_CHECK)
            .where(WORKER_CHECK.c.kind == CheckKind.DBS.value, WORKER_CHECK.c.reference != "")
            .where(WORKER_CHECK.c.checked_on < day_of(before))
        )
        return (await self._connection.execute(old, {"reference": ""})).rowcount

    async def forget_answers(self, before: datetime) -> int:
        gone = await self._connection.scalar(select(func.forget_answers(before)))
        return int(gone or 0)

    async def forget_batch_rows(self, before: datetime) -> int:
        gone = await self._connection.scalar(select(func.forget_batch_rows(before)))
        return int(gone or 0)

    async def forget_interests(self) -> int:
        over = select(COVER_REQUEST.c.id).where(
            COVER_REQUEST.c.state != RequestState.OPEN.value
        )
        gone = delete(INTEREST).where(INTEREST.c.request_id.in_(over))
        return (await self._connection.execute(gone)).rowcount

    async def forget_audit_entries(self, before: datetime) -> int:
        gone = await self._connection.scalar(select(func.forget_audit_entries(before)))
        return int(gone or 0)
