"""The jobs of a placement: its start, its waiver, its extension, and its agreed timesheets."""

from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.extension import ExtensionId
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.timesheet import TimesheetId
from staffbank.jobs.system import system
from staffbank.usecases.extension.extend_placement import extend_placement
from staffbank.usecases.placement.end_waiver import end_waiver
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.placement.tell_not_started import tell_not_started
from staffbank.usecases.timesheet.lock_timesheet import lock_timesheet

log = structlog.get_logger()


async def start_on_its_day(*, bank: Bank, region_id: str, placement_id: str) -> None:
    """Start the placement if it may; where something is missing both sides hear of it."""
    itself, key = system(RegionId(UUID(region_id))), PlacementId(UUID(placement_id))
    now = clock.now()
    try:
        await start_placement(placement_id=key, now=now, uow=bank.unit_of_work(itself))
    except Declined as declined:
        log.warning("a placement has not started", placement=placement_id, why=str(declined))
        if declined.problems[0].code is ProblemCode.NOT_FOUND:
            return
        await tell_not_started(
            placement_id=key, because=declined.problems, now=now, uow=bank.unit_of_work(itself)
        )


async def end_the_waiver(*, bank: Bank, region_id: str, placement_id: str) -> None:
    """Suspend what lacks something that the host has waived for its first days."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    await end_waiver(placement_id=PlacementId(UUID(placement_id)), now=clock.now(), uow=uow)


async def lock_agreed(*, bank: Bank, region_id: str, timesheet_id: str) -> None:
    """Lock the timesheet to which everybody has agreed."""
    uow = bank.unit_of_work(system(RegionId(UUID(region_id))))
    try:
        await lock_timesheet(timesheet_id=TimesheetId(UUID(timesheet_id)), uow=uow)
    except Declined as declined:
        log.warning("a timesheet is not locked", timesheet=timesheet_id, why=str(declined))


async def bring_into_force(*, bank: Bank, region_id: str, extension_id: str) -> None:
    """Hold her for the sessions of an extension that both sides have signed."""
    await extend_placement(
        extension_id=ExtensionId(UUID(extension_id)),
        now=clock.now(),
        unit_of_work=lambda: bank.unit_of_work(system(RegionId(UUID(region_id)))),
    )
