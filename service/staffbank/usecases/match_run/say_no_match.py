"""The coordinator finds nobody for a slot that a run left open."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.permission import require
from staffbank.domain.shortlist import OpenSlot, OpenSlotId
from staffbank.ports.unit_of_work import UnitOfWork


async def say_no_match(
    *, open_slot_id: OpenSlotId, reason: str, now: datetime, uow: UnitOfWork
) -> OpenSlot:
    """Say so, with the reason beside the run's own; the council that asks hears of it.

    Its request stays open: the next run looks at the slot again.

    Raises:
        Declined: not permitted, no such open slot, no reason, or said already.
    """
    require(uow.principal, Deed.SAY_NO_MATCH, scope=uow.principal.region_id)
    async with uow:
        left_open = await uow.shortlists.open_slot(open_slot_id)
        said = left_open.no_match(reason=reason)
        await uow.shortlists.say_no_match(said, by=uow.principal.person, at=now)
        host = frozenset({said.host_council_id})
        details = {"reason": said.no_match_because}
        await uow.commit(Event("slot.has_no_match", said.slot_id, host, details))
    return said
