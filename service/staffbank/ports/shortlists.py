"""What a coordinator does with what a run has found, kept and found."""

from datetime import datetime
from typing import Protocol

from staffbank.domain.match_run import MatchRunId, ProposalId
from staffbank.domain.offer import SlotId
from staffbank.domain.shortlist import OpenSlot, OpenSlotId, Proposed


class Shortlists(Protocol):
    """Proposals and open slots of runs. Getters lock the row or raise Declined (not_found)."""

    async def proposed_by(self, run_id: MatchRunId) -> tuple[Proposed, ...]:
        """All that the run proposes, none of it locked."""
        ...

    async def proposal(self, proposal_id: ProposalId) -> Proposed: ...
    async def proposed_for(self, slot_id: SlotId) -> Proposed | None:
        """Whom the last finished run proposes for it, unless she was offered it since."""
        ...

    async def decline(self, declined: Proposed, *, by: str, at: datetime) -> None: ...
    async def open_slot(self, open_slot_id: OpenSlotId) -> OpenSlot: ...
    async def say_no_match(self, said: OpenSlot, *, by: str, at: datetime) -> None: ...
