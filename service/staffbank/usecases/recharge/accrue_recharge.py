"""A month between two organisations is drawn up from locked hours."""

from datetime import date, datetime

from staffbank.domain.council import CouncilId, EmployerId
from staffbank.domain.expansion import last_day
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.domain.uncharged import charged
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.recharge.books import post_step


async def accrue_recharge(
    *,
    home_employer_id: EmployerId,
    host_council_id: CouncilId,
    month: date,
    now: datetime,
    uow: UnitOfWork,
) -> Recharge | None:
    """Draw up, by the bank itself, what is locked until the month's end and not recharged yet.

    `month` is any day of it. None where there is nothing. Of one employer's recharges one is
    drawn up at a time: they share its workers' miles of the tax year.

    Raises:
        HourRecharged: some line was recharged meanwhile; draw it up again.
    """
    first = month.replace(day=1)
    last = last_day(first, 1)
    async with uow:
        await uow.recharges.draw_up_alone(home_employer_id)
        found = await uow.recharges.uncharged(home_employer_id, host_council_id, until=last)
        if not found:
            return None
        recharge = Recharge(
            id=RechargeId(new_id()),
            region_id=uow.principal.region_id,
            home_employer_id=home_employer_id,
            host_council_id=host_council_id,
            month=first,
            lines=charged(found, await uow.recharges.miles_claimed(home_employer_id)),
        )
        await uow.recharges.add(recharge)
        await post_step(recharge, None, now=now, uow=uow)
        await uow.commit(recharge.happened("accrued", net=recharge.net, vat=recharge.vat))
    return recharge
