"""A day begins: employers hear of whom they are to look up on the register."""

from collections import Counter
from datetime import datetime

from staffbank.domain.council import EmployerId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.london import day_of
from staffbank.domain.permission import require
from staffbank.domain.recheck import fresh_since
from staffbank.domain.register import MOST_NUMBERS
from staffbank.ports.unit_of_work import UnitOfWork


async def recheck_register(*, now: datetime, uow: UnitOfWork) -> int:
    """Tell each employer how many of its placed members are due, and look again tomorrow.

    Nobody is suspended for it: a look that is due is not a finding.
    """
    async with uow:
        day = day_of(now)
        due = await uow.workers.not_looked_up_since(fresh_since(day))
        numbers = Counter(each.employer_id for each in due)
        events = [
            Event("register.recheck_due", employer, frozenset({employer}), {"members": number})
            for employer, number in sorted(numbers.items())
        ]
        await uow.timers.recheck(day)
        looked = Event("register.day_begun", uow.principal.region_id)
        await uow.commit(looked, *events)
    return len(due)


async def numbers_due(
    *, employer_id: EmployerId, now: datetime, uow: UnitOfWork
) -> tuple[str, ...]:
    """The numbers to be searched for next, as many as one search takes.

    Raises:
        Declined: not permitted.
    """
    async with uow:
        require(uow.principal, Deed.IMPORT_REGISTER, scope=employer_id)
        due = await uow.workers.not_looked_up_since(fresh_since(day_of(now)))
    mine = (each.number for each in due if each.employer_id == employer_id)
    return tuple(dict.fromkeys(mine))[:MOST_NUMBERS]
