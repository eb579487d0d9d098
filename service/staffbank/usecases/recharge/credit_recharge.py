"""The home employer ends a dispute by a credit note."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.london import day_of
from staffbank.domain.permission import require
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.recharge.books import post_step


async def credit_recharge(
    *, recharge_id: RechargeId, reason: str, now: datetime, uow: UnitOfWork
) -> Recharge:
    """Take the whole of it back, in both books, and answer with the credit note.

    Its lines are charged anew when they are corrected, or else with the month of `now`.

    Raises:
        Declined: not permitted, no such recharge, or out of turn, or no reason.
    """
    day = day_of(now)
    async with uow:
        before = await uow.recharges.get(recharge_id)
        home, host = before.home_employer_id, before.host_council_id
        require(uow.principal, Deed.CREDIT_RECHARGE, scope=home)
        credited = before.credit(on=day)
        note = credited.credit_note(RechargeId(new_id()), on=day, reason=reason)
        await uow.recharges.draw_up_alone(home)
        await uow.recharges.save(credited)
        await uow.recharges.add(note)
        await post_step(credited, before.state, now=now, uow=uow)
        await post_step(note, None, now=now, uow=uow)
        await uow.timers.accrue(home, host, day)
        await uow.commit(
            credited.happened("credited", reason=note.reason, credit_note=str(note.id)),
            note.happened("credit_note_drawn_up", credits=str(credited.id), net=note.net),
        )
    return note
