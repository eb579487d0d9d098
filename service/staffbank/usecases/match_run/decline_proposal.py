"""The coordinator does not follow a proposal."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.match_run import ProposalId
from staffbank.domain.permission import require
from staffbank.domain.shortlist import Proposed
from staffbank.ports.unit_of_work import UnitOfWork


async def decline_proposal(
    *, proposal_id: ProposalId, reason: str, now: datetime, uow: UnitOfWork
) -> Proposed:
    """Set it aside, with the reason beside its points: no offer follows it any more.

    Raises:
        Declined: not permitted, no such proposal, no reason, or declined already.
    """
    require(uow.principal, Deed.DECLINE_PROPOSAL, scope=uow.principal.region_id)
    async with uow:
        proposed = await uow.shortlists.proposal(proposal_id)
        declined = proposed.decline(reason=reason)
        await uow.shortlists.decline(declined, by=uow.principal.person, at=now)
        details = {
            "reason": declined.declined_because,
            "slot": str(proposed.slot_id),
            "worker": str(proposed.worker_id),
        }
        await uow.commit(Event("proposal.declined", proposed.id, details=details))
    return declined
