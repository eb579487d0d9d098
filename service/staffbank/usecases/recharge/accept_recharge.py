"""The host accepts a recharge, or lets its dispute go."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.recharge.books import post_step


async def accept_recharge(
    *, recharge_id: RechargeId, now: datetime, uow: UnitOfWork
) -> Recharge:
    """Take the step, and write it into both books.

    Raises:
        Declined: not permitted, no such recharge, out of turn, or by whoever issued it.
    """
    async with uow:
        before = await uow.recharges.get(recharge_id)
        require(uow.principal, Deed.ACCEPT_RECHARGE, scope=before.host_council_id)
        after = before.accept(by=uow.principal.person)
        await uow.recharges.save(after)
        await post_step(after, before.state, now=now, uow=uow)
        await uow.commit(after.happened("accepted"))
    return after
