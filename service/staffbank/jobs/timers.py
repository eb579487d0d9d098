"""The jobs that time brings: reminders, timesheets of a week, recharges of a month."""

from datetime import date
from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import Declined
from staffbank.domain.waiting import Waiting
from staffbank.jobs.system import system
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.timer.forget import forget
from staffbank.usecases.timer.open_week import open_week
from staffbank.usecases.timer.recheck_register import recheck_register
from staffbank.usecases.timer.remind import remind
from staffbank.usecases.timer.tell_heads import tell_heads

log = structlog.get_logger()


async def remind_people(*, bank: Bank, region_id: str, waiting: str, subject: str) -> None:
    """Tell people that something still waits; nothing where it is gone."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    try:
        await remind(waiting=Waiting(waiting), subject=UUID(subject), now=clock.now(), uow=uow)
    except Declined:
        log.warning("what was waited for is gone", waiting=waiting, subject=subject)


async def open_the_week(*, bank: Bank, region_id: str, placement_id: str, week: str) -> None:
    """Open the timesheet of a week that is over."""
    await open_week(
        placement_id=PlacementId(UUID(placement_id)),
        week=date.fromisoformat(week),
        now=clock.now(),
        unit_of_work=lambda: bank.unit_of_work(system(RegionId(UUID(region_id)))),
    )


async def forget_what_is_old(*, bank: Bank, region_id: str) -> None:
    """Forget what is kept no longer."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    await forget(now=clock.now(), uow=uow)


async def tell_the_heads(*, bank: Bank, region_id: str) -> None:
    """Tell each organisation how far its chain of audit entries has come."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    await tell_heads(now=clock.now(), book=bank.heads, uow=uow)


async def see_who_is_due(*, bank: Bank, region_id: str) -> None:
    """Tell employers whom they are to look up on the register."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    await recheck_register(now=clock.now(), uow=uow)


async def accrue_the_month(
    *, bank: Bank, region_id: str, home: str, host: str, month: str
) -> None:
    """Draw up a month that is over; nothing where that is done."""
    await accrue_recharge(
        home_employer_id=EmployerId(UUID(home)),
        host_council_id=CouncilId(UUID(host)),
        month=date.fromisoformat(month),
        now=clock.now(),
        uow=bank.unit_of_work(system(RegionId(UUID(region_id)))),
    )
