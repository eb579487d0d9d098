"""Home's payroll sees which miles are taxed, once the host is no temporary workplace: TRV-1."""

from dataclasses import replace
from datetime import timedelta

from staffbank.domain.extension import Extension
from staffbank.domain.principal import Role
from staffbank.domain.timesheet import Timesheet
from staffbank.ports.placement_views import TimesheetView
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.timesheet.correct_timesheet import correct_timesheet
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from tests.integration.test_extensions import FOUR_MORE, agreed, in_force, signed
from tests.placed import MONDAY, Placed, at_work, locked, opened
from tests.town import NOW, Town

TUESDAY = MONDAY + timedelta(days=1)


async def extended_beyond_24_months(there: Placed) -> Extension:
    """Signed, with relief that ends on the second day of work."""
    extension = await request_extension(
        placement_id=there.placement_id,
        shape=FOUR_MORE,
        late="",
        now=NOW,
        uow=there.host(Role.SERVICE_MANAGER),
    )
    extension = replace(
        await signed(there, await agreed(there, extension)), relief_ends_on=TUESDAY
    )
    async with there.system as uow:
        await uow.extensions.save(extension)
        await uow.commit(extension.happened("looked_at"))
    return extension


async def drove(there: Placed, sheet: Timesheet, *miles: int) -> Timesheet:
    """The lines that are hers to fill in, each with its miles."""
    lines = [line for line in sheet.lines if line.reverses is None]
    for line, number in zip(lines, miles, strict=True):
        assert line.said is not None
        said = replace(line.said, miles=number)
        await fill_in_line(timesheet_id=sheet.id, line_id=line.id, said=said, uow=there.hers)
    return sheet


async def shown(there: Placed, sheet: Timesheet) -> tuple[int, int]:
    """Its miles, and those that are taxed, as payroll and the worker see them."""
    found = set()
    for who in (
        there.town.who(Role.FINANCE_OFFICER, there.worker.employer_id),
        there.town.as_worker(there.worker),
    ):
        views = await there.town.bank.queries(who).by_ids(TimesheetView, [sheet.id])
        found.add((views[sheet.id].miles, views[sheet.id].taxed_miles))
    (miles,) = found
    return miles


async def test_miles_are_taxed_from_the_day_on_which_relief_ended(town: Town) -> None:
    there = await at_work(town)
    extension = await extended_beyond_24_months(there)
    sheet = await drove(there, await opened(there, MONDAY), 20, 30)
    assert await shown(there, sheet) == (50, 0), "the extension is not in force"
    await in_force(there, extension)

    await locked(there, sheet)
    correction = await correct_timesheet(
        timesheet_id=sheet.id, line_ids=[line.id for line in sheet.lines], uow=there.hers
    )
    await drove(there, correction, 10, 12)
    next_week = await drove(there, await opened(there, MONDAY + timedelta(weeks=1)), 5, 6)

    assert await shown(there, sheet) == (50, 30)
    assert await shown(there, correction) == (10 + 12 - 20 - 30, 12 - 30)
    assert await shown(there, next_week) == (11, 11)
