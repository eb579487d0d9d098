"""The home employer shows a recharge to the host, as a pro forma."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.recharge.books import post_step


async def show_recharge(*, recharge_id: RechargeId, now: datetime, uow: UnitOfWork) -> Recharge:
    """Take the step, and write it into both books.

    Raises:
        Declined: not permitted, no such recharge, or out of turn.
    """
    async with uow:
        before = await uow.recharges.get(recharge_id)
        require(uow.principal, Deed.SHOW_RECHARGE, scope=before.home_employer_id)
        after = before.show()
        await uow.recharges.save(after)
        await post_step(after, before.state, now=now, uow=uow)
        await uow.commit(after.happened("shown"))
    return after
