"""One side asks the other to do with less than four weeks' notice."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.ending import proposed
from staffbank.domain.notice import EndCause, ShorterNotice
from staffbank.domain.placement import Placement, PlacementId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_side


async def propose_shorter_notice(
    *,
    placement_id: PlacementId,
    cause: EndCause,
    ends_at: datetime,
    now: datetime,
    uow: UnitOfWork,
) -> Placement:
    """Propose an end, by the home employer or the host; it is one when the other side agrees.

    Raises:
        Declined: not permitted, no such placement, not begun or over, past, after the agreed
            end, or where nobody has to agree.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        side = require_a_side(uow.principal, Deed.PROPOSE_SHORTER_NOTICE, placement)
        proposal = ShorterNotice(cause, ends_at, side, uow.principal.person)
        waiting = proposed(placement, proposal, at=now)
        await uow.placements.save(waiting)
        details = {"cause": cause.value, "ends_at": ends_at.isoformat(), "side": side.value}
        await uow.commit(placement.happened("shorter_notice_proposed", **details))
    return waiting
