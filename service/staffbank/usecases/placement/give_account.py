"""A placement is over, and each of the three who took part gives an account of it."""

from datetime import datetime

from staffbank.domain.closing import Account
from staffbank.domain.deed import Deed
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Principal
from staffbank.domain.side import Side
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part, require_a_side

PARTS = {Side.HOST: "reference", Side.HOME: "returned"}


async def give_account(
    *, placement_id: PlacementId, text: str, now: datetime, uow: UnitOfWork
) -> Placement:
    """The host gives its reference (REF-1), she her feedback, and home says that she is back.

    Raises:
        Declined: not permitted, no such placement, not over, said already, said for the
            other side by the same person, or empty.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        part = _part(uow.principal, placement)
        account = Account(uow.principal.person, now, text.strip())
        looked_back = placement.account(part, account)
        await uow.placements.save(looked_back)
        await uow.commit(placement.happened("account_given", part=part))
    return looked_back


def _part(principal: Principal, placement: Placement) -> str:
    """Whose word it is. Raises Declined."""
    if principal.person == placement.person:
        require_a_part(principal, Deed.GIVE_ACCOUNT, placement)
        return "feedback"
    closing = placement.closing
    said = {Side.HOST: closing.reference, Side.HOME: closing.returned}
    spoken = {side for side, account in said.items() if account}
    side = require_a_side(principal, Deed.GIVE_ACCOUNT, placement, spoken=spoken)
    return PARTS[side]
