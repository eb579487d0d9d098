"""What a coordinator has made of the rows of a run."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import CouncilId
from staffbank.domain.match_run import MatchRunId, ProposalId, RunState
from staffbank.domain.offer import SlotId
from staffbank.domain.problem import not_found
from staffbank.domain.shortlist import OpenSlot, OpenSlotId, Proposed
from staffbank.domain.worker import WorkerId
from staffbank.persistence.run_tables import MATCH_RUN, PROPOSAL, UNFILLED_SLOT
from staffbank.persistence.tables import OFFER, SLOT

PROPOSED = select(
    PROPOSAL.c.id, PROPOSAL.c.slot_id, PROPOSAL.c.worker_id, PROPOSAL.c.declined_because
)
LAST_RUN = (
    select(MATCH_RUN.c.id)
    .where(MATCH_RUN.c.state == RunState.FINISHED.value)
    .order_by(MATCH_RUN.c.ended_at.desc(), MATCH_RUN.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
FOLLOWED = select(OFFER.c.id).where(
    OFFER.c.slot_id == PROPOSAL.c.slot_id, OFFER.c.worker_id == PROPOSAL.c.worker_id
)


def _proposed(row: Any) -> Proposed:
    """A row of `PROPOSED`."""
    return Proposed(
        ProposalId(row.id), SlotId(row.slot_id), WorkerId(row.worker_id), row.declined_because
    )


class SqlShortlists:
    """Rows of `proposal` and `unfilled_slot`, once their run has ended."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def proposal(self, proposal_id: ProposalId) -> Proposed:
        query = PROPOSED.where(PROPOSAL.c.id == proposal_id)
        found = await self._one(query.with_for_update(key_share=True))
        if found is None:
            raise not_found("proposal", "proposalId")
        return found

    async def proposed_by(self, run_id: MatchRunId) -> tuple[Proposed, ...]:
        query = PROPOSED.where(PROPOSAL.c.run_id == run_id).order_by(PROPOSAL.c.id)
        return tuple(map(_proposed, await self._connection.execute(query)))

    async def proposed_for(self, slot_id: SlotId) -> Proposed | None:
        of_last_run = PROPOSED.where(PROPOSAL.c.run_id == LAST_RUN, ~FOLLOWED.exists())
        return await self._one(of_last_run.where(PROPOSAL.c.slot_id == slot_id))

    async def _one(self, query: Select[Any]) -> Proposed | None:
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        return _proposed(row)

    async def decline(self, declined: Proposed, *, by: str, at: datetime) -> None:
        change = update(PROPOSAL).where(PROPOSAL.c.id == declined.id)
        said = {"declined_because": declined.declined_because}
        await self._connection.execute(change, {**said, "declined_by": by, "declined_at": at})

    async def open_slot(self, open_slot_id: OpenSlotId) -> OpenSlot:
        query = (
            select(UNFILLED_SLOT.c.slot_id, UNFILLED_SLOT.c.no_match_because, SLOT.c.council_id)
            .join(SLOT, SLOT.c.id == UNFILLED_SLOT.c.slot_id)
            .where(UNFILLED_SLOT.c.id == open_slot_id)
        )
        locked = query.with_for_update(of=UNFILLED_SLOT, key_share=True)
        row = (await self._connection.execute(locked)).one_or_none()
        if row is None:
            raise not_found("unfilled slot", "unfilledId")
        return OpenSlot(
            open_slot_id, SlotId(row.slot_id), CouncilId(row.council_id), row.no_match_because
        )

    async def say_no_match(self, said: OpenSlot, *, by: str, at: datetime) -> None:
        change = update(UNFILLED_SLOT).where(UNFILLED_SLOT.c.id == said.id)
        because = {"no_match_because": said.no_match_because}
        await self._connection.execute(
            change, {**because, "no_match_by": by, "no_match_at": at}
        )
