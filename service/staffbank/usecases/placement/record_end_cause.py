"""The region records why a placement ended before the agreed day."""

from datetime import datetime

from staffbank.domain.closing import Account
from staffbank.domain.deed import Deed
from staffbank.domain.ending import found
from staffbank.domain.event import Event
from staffbank.domain.notice import EndCause, Finding
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.ports.unit_of_work import UnitOfWork


async def record_end_cause(
    *, placement_id: PlacementId, cause: EndCause, note: str, now: datetime, uow: UnitOfWork
) -> Placement:
    """Record the cause, by the coordinator, whatever the parties have said; no money moves.

    The region alone reads it: neither side is to be surprised by a judgement of the other.

    Raises:
        Declined: not permitted, no such placement, not ended early, recorded already, or a
            note that is empty.
    """
    said = note.strip()
    async with uow:
        placement = await uow.placements.get(placement_id)
        require(uow.principal, Deed.RECORD_END_CAUSE, scope=placement.region_id)
        account = Account(uow.principal.person, now, said)
        recorded = found(placement, Finding(cause, account))
        await uow.placements.save(recorded)
        details = {"cause": cause.value, "note": said}
        await uow.commit(Event("placement.end_cause_recorded", placement.id, details=details))
    return recorded
