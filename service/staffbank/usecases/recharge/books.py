"""A step of a recharge is written into both books."""

from datetime import datetime

from staffbank.domain.journal import Entry, EntryId
from staffbank.domain.recharge import Recharge, RechargeState
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id


async def post_step(
    recharge: Recharge, before: RechargeState | None, *, now: datetime, uow: UnitOfWork
) -> None:
    """Post what the step means; a step without money posts nothing."""
    if postings := recharge.postings(before):
        kind = "Credit note" if recharge.is_credit_note else "Recharge"
        what = f"{kind} {recharge.month:%B %Y} {recharge.state.value}"
        entry = Entry(EntryId(new_id()), now, what, recharge.id, postings)
        await uow.recharges.post(entry, recharge)
