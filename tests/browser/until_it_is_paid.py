"""The second half of the road: from the first day to what is paid."""

from dataclasses import replace
from datetime import UTC, date, datetime

from staffbank.domain.principal import Role
from staffbank.jobs.placements import lock_agreed
from staffbank.jobs.timers import accrue_the_month, open_the_week
from staffbank.ports.placement_views import PlacementView, TimesheetView
from staffbank.usecases.worker.record_check import record_check
from tests.browser.five import Five
from tests.town import SOUND_CHECKS

FIRST_DAY = datetime(2026, 12, 7, 9, tzinfo=UTC)  # a Monday
WEEK_AFTER = datetime(2026, 12, 14, 9, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 4, 9, tzinfo=UTC)


async def she_begins(us: Five) -> None:
    """The host says that all is there; on the day it starts."""
    host = us.host
    await host.goes("/council/desk")
    await host.looks("council-desk-first-days")
    await host.follows("Ada Lovell")
    await host.presses("Say what is ready for the first day")
    await host.presses("Say what is ready for the first day")
    await host.sees("There is a problem")
    await host.looks("council-ready-wrong", wrong=True)
    page = host.page
    await page.get_by_label("Supervisor").fill("Sol Penn")
    await page.get_by_label("Day of the induction").fill("2026-12-07")
    await page.get_by_label("The scheme of delegation").check()
    await page.get_by_label("The account in the case system").check()
    await host.presses("Say what is ready for the first day")
    await host.sees("What is ready is noted.")
    await host.looks("council-placement-ready")
    await us.it_is(FIRST_DAY)
    check = replace(SOUND_CHECKS[0], checked_on=FIRST_DAY.date())
    await record_check(
        worker_id=us.worker.id,
        check=check,
        now=FIRST_DAY,
        uow=us.town.uow(Role.COUNCIL_ADMINISTRATOR, us.worker.employer_id),
    )
    await host.goes("/council/placements")
    await host.looks("council-placements")
    await host.follows("Ada Lovell")
    await host.presses("Start now")
    if await page.get_by_role("heading", name="Start now").count():
        await host.presses("Start now")
    await host.sees("The placement has begun.")
    await host.looks("council-placement-begun")
    await us.ada.goes("/worker/home")
    await us.ada.looks("worker-home-at-work")


async def her_week_is_approved(us: Five) -> None:
    """A week on she says what was different, and hands it in; the host agrees."""
    ada, host, bank = us.ada, us.host, us.town.bank
    await us.it_is(WEEK_AFTER)
    region, placement = str(us.town.region.id), await us.only(PlacementView)
    await open_the_week(
        bank=bank, region_id=region, placement_id=placement, week=str(FIRST_DAY.date())
    )
    await ada.goes("/worker/timesheets")
    await ada.looks("worker-timesheets")
    await ada.follows("Week of")
    await ada.page.get_by_text("It was different").first.click()
    await ada.page.get_by_label("Minutes of break").first.fill("many")
    await ada.presses("Save this day")
    await ada.sees("There is a problem")
    await ada.looks("worker-timesheet-wrong", wrong=True)
    await ada.page.get_by_label("Minutes of break").first.fill("45")
    await ada.page.get_by_label("Miles by own car").first.fill("24")
    await ada.page.get_by_label("Why was it different?").first.fill("Court rose late.")
    await ada.presses("Save this day")
    await ada.sees("Noted.")
    await ada.looks("worker-timesheet")
    await ada.presses("Hand in this week")
    await ada.sees("Handed in.")
    await ada.looks("worker-timesheet-handed-in")

    await host.goes("/council/desk")
    await host.follows("Ada Lovell")
    await host.looks("council-timesheet")
    await host.presses("Approve")
    await host.sees("You approved this timesheet.")
    await host.looks("council-timesheet-approved")
    sheet = await us.only(TimesheetView)
    await lock_agreed(bank=bank, region_id=region, timesheet_id=sheet)


async def it_is_paid(us: Five) -> None:
    """The month is charged, accepted, and settled; both read it in the statement."""
    home, payer, town = us.home, us.payer, us.town
    await us.it_is(NEW_YEAR)
    await accrue_the_month(
        bank=town.bank,
        region_id=str(town.region.id),
        home=str(town.warwick.employer.id),
        host=str(town.solihull.council.id),
        month=str(date(2026, 12, 31)),
    )
    await home.goes("/council/desk")
    await home.looks("council-desk-recharge")
    await home.follows("December 2026")
    await home.presses("Show it to the host")
    await home.sees("The host sees it now.")
    await home.presses("Issue")
    await home.sees("It is issued.")
    await home.looks("council-recharge-issued")
    await payer.goes("/council/desk")
    await payer.follows("December 2026")
    await payer.looks("council-recharge-to-accept")
    await payer.presses("Accept")
    await payer.sees("You accepted this recharge.")
    await home.page.reload()
    await home.presses("Say that it is paid")
    await home.sees("It is settled.")
    await home.looks("council-recharge-settled")
    for each in (home, payer):
        await each.goes("/council/recharges")
        await each.looks("council-recharges")
        paper = each.page.get_by_role("link", name="the same for a ledger (CSV)")
        address = await paper.get_attribute("href")
        statement = await each.page.request.get(f"{each.ours}{address}")
        assert statement.ok
        assert "2026-12" in await statement.text()
