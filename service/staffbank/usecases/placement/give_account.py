"""A placement is over, and each of the three who took part gives an account of it."""

from datetime import datetime

from staffbank.domain.closing import Account
from staffbank.domain.permission import Deed
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.side import Side
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part

PARTS = {Side.HOST: "reference", Side.HOME: "returned"}


async def give_account(
    *, placement_id: PlacementId, text: str, now: datetime, uow: UnitOfWork
) -> Placement:
    """The host gives its reference (REF-1), she her feedback, and home says that she is back.

    Raises:
        Declined: not permitted, no such placement, not over, said already, or empty.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        side = require_a_part(uow.principal, Deed.GIVE_ACCOUNT, placement)
        part = "feedback" if uow.principal.person == placement.person else PARTS[side]
        account = Account(uow.principal.person, now, text.strip())
        looked_back = placement.account(part, account)
        await uow.placements.save(looked_back)
        await uow.commit(placement.happened("account_given", part=part))
    return looked_back
