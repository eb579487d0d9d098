"""The host disputes a recharge; the worker is paid whatever comes of it."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.recharge.books import post_step


async def dispute_recharge(
    *, recharge_id: RechargeId, reason: str, now: datetime, uow: UnitOfWork
) -> Recharge:
    """Take the step, and write it into both books.

    Raises:
        Declined: not permitted, no such recharge, out of turn, no reason, or by whoever
            issued it.
    """
    async with uow:
        before = await uow.recharges.get(recharge_id)
        require(uow.principal, Deed.DISPUTE_RECHARGE, scope=before.host_council_id)
        after = before.dispute(by=uow.principal.person, reason=reason)
        await uow.recharges.save(after)
        await post_step(after, before.state, now=now, uow=uow)
        await uow.commit(after.happened("disputed"))
    return after
