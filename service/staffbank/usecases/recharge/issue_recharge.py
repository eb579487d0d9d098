"""The home employer issues a recharge, with VAT."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.recharge.books import post_step


async def issue_recharge(
    *, recharge_id: RechargeId, now: datetime, uow: UnitOfWork
) -> Recharge:
    """Take the step, and write it into both books.

    Raises:
        Declined: not permitted, no such recharge, or out of turn.
    """
    async with uow:
        before = await uow.recharges.get(recharge_id)
        require(uow.principal, Deed.ISSUE_RECHARGE, scope=before.home_employer_id)
        after = before.issue(by=uow.principal.person)
        await uow.recharges.save(after)
        await post_step(after, before.state, now=now, uow=uow)
        await uow.timers.remind(Waiting.RECHARGE, after.id, since=now)
        await uow.commit(after.happened("issued"))
    return after
