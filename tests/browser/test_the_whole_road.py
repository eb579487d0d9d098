"""Five people walk the whole road by the pages alone: from asking for cover to what is paid."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Event

import pytest
from playwright.async_api import Browser

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.domain.worker import Worker
from staffbank.jobs.placements import lock_agreed
from staffbank.jobs.run_match import run_match
from staffbank.jobs.timers import accrue_the_month, open_the_week
from staffbank.ports.placement_views import PlacementView, TimesheetView
from staffbank.ports.queries import Slice
from staffbank.ports.views import MatchRunView
from staffbank.usecases.worker.record_check import record_check
from staffbank.web.site import Actor
from tests.browser.demonstration import demonstration
from tests.browser.officers import an_officer
from tests.browser.walker import Walker
from tests.placed import under_a_master_agreement
from tests.town import SOUND_CHECKS, Town

WORK = "Assessments in the west team, with reports for court"
FIRST_DAY = datetime(2026, 12, 7, 9, tzinfo=UTC)  # a Monday
WEEK_AFTER = datetime(2026, 12, 14, 9, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 4, 9, tzinfo=UTC)
AT_HOST = (Role.REQUESTER, Role.SERVICE_MANAGER, Role.LINE_MANAGER)
AT_HOME = (Role.RELEASE_AUTHORISER, Role.FINANCE_OFFICER, Role.SIGNATORY)
WHO_PAYS = (Role.BUDGET_HOLDER, Role.FINANCE_OFFICER, Role.SIGNATORY)


@dataclass(frozen=True)
class Five:
    """Ada, her employer, two officers of the council that she goes to, and the coordinator."""

    town: Town
    worker: Worker
    monkeypatch: pytest.MonkeyPatch
    ada: Walker
    home: Walker
    host: Walker
    payer: Walker
    coordinator: Walker

    async def it_is(self, moment: datetime) -> None:
        """Time passes, and everybody comes back."""
        self.monkeypatch.setattr(clock, "now", lambda: moment)
        for each in (self.ada, self.home, self.host, self.payer):
            await each.comes()

    async def only(self, view: type[MatchRunView | PlacementView | TimesheetView]) -> str:
        """The id of the one thing of a kind that there is."""
        queries = self.town.bank.queries(self.town.who(Role.COORDINATOR))
        (found,) = (await queries.page(view, Slice(first=9))).rows
        return str(found.id)


@asynccontextmanager
async def five(
    town: Town, browser: Browser, monkeypatch: pytest.MonkeyPatch, *, script: bool
) -> AsyncIterator[Five]:
    """A town in which everything is still to be done, but for the master agreement."""
    worker = await town.member()
    await under_a_master_agreement(town)
    cast = (
        Actor("worker", "Ada Lovell", town.as_worker(worker)),
        Actor("release_authoriser", "Warwick", an_officer(town, town.warwick, *AT_HOME)),
        Actor("service_manager", "Solihull", an_officer(town, town.solihull, *AT_HOST)),
        Actor("budget_holder", "Solihull", an_officer(town, town.solihull, *WHO_PAYS)),
        Actor("coordinator", "the region", town.who(Role.COORDINATOR)),
    )
    buttons = ("Social worker", "Release authoriser", "Service manager", "Budget holder")
    async with demonstration(town, cast) as ours, AsyncExitStack() as leaving:
        glass = None
        if not script:
            glass = await browser.new_page()
            leaving.push_async_callback(glass.context.close)
        walkers = []
        for number, button in enumerate((*buttons, "Coordinator")):
            size = "desk" if number else "phone"
            walkers.append(await Walker.of(browser, ours, button, size, glass))
            leaving.push_async_callback(walkers[-1].page.context.close)
        yield Five(town, worker, monkeypatch, *walkers)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_five_people_walk_the_whole_road(
    town: Town, browser: Browser, monkeypatch: pytest.MonkeyPatch, *, script: bool
) -> None:
    async with five(town, browser, monkeypatch, script=script) as us:
        await cover_is_asked_for(us)
        await its_budget_is_approved(us)
        await the_engine_proposes(us)
        await all_agree(us)
        await all_sign(us)
        await she_reads_her_schedule(us)
        await she_begins(us)
        await her_week_is_approved(us)
        await it_is_paid(us)


async def cover_is_asked_for(us: Five) -> None:
    """By the manager of the team that needs it."""
    host = us.host
    await host.goes("/sign-in")
    await host.looks("sign-in")
    await host.comes()
    await host.looks("council-desk-of-nothing")
    await host.presses("Ask for cover")
    await host.looks("council-ask")
    await host.page.get_by_label("What is needed").fill(WORK)
    await host.presses("Send for budget approval")
    await host.sees("There is a problem")
    await host.looks("council-ask-wrong", wrong=True)
    page = host.page
    assert await page.get_by_label("What is needed").input_value() == WORK
    await page.get_by_label("Which team needs help?").select_option(index=1)
    await page.get_by_label("Social worker", exact=True).check()
    await page.get_by_label("The same days each week").check()
    await page.get_by_label("First day").first.fill("2026-12-07")
    await page.get_by_label("Number of weeks").fill("1")
    await page.get_by_label("Monday").check()
    await page.get_by_label("Tuesday").check()
    await page.get_by_label("Why is cover needed?").select_option("COURT_BACKLOG")
    await page.get_by_label("Cost centre").fill("CC-9")
    await host.presses("Send for budget approval")
    await host.sees("You asked for cover.")
    await host.looks("council-request-asked")


async def its_budget_is_approved(us: Five) -> None:
    """By whoever pays, who reads it at the desk."""
    payer = us.payer
    await payer.comes()
    await payer.looks("council-desk-budget")
    await payer.follows(WORK)
    await payer.presses("Approve")
    await payer.page.get_by_label("Every member of the bank").check()
    await payer.looks("council-approve")
    await payer.presses("Approve")
    await payer.sees("You approved this request.")
    await payer.looks("council-request-approved")


async def the_engine_proposes(us: Five) -> None:
    """The coordinator starts a run, follows it, and offers what it proposes."""
    coordinator = us.coordinator
    await coordinator.comes()
    await coordinator.looks("board-runs-none")
    await coordinator.goes("/coordinator/runs/new")
    await coordinator.looks("board-new-run")
    await coordinator.presses("Start the run")
    await coordinator.page.get_by_role("button", name="Stop this run").wait_for()
    await coordinator.looks("board-run-live")
    run = await us.only(MatchRunView)
    region = str(us.town.region.id)
    await run_match(bank=us.town.bank, region_id=region, run_id=run, going_down=Event())
    if coordinator.eye.glass:  # with script the page asks for itself
        await coordinator.follows("Show how far it is now")
    await coordinator.sees("No better plan exists: the engine has proven it.")
    await coordinator.looks("board-run")
    await coordinator.follows(WORK)
    await coordinator.looks("board-proposal")
    await coordinator.page.go_back()
    await coordinator.page.get_by_role("checkbox").first.check()
    await coordinator.presses("Make offers")
    await coordinator.sees("You made 1 offer.")
    await coordinator.looks("board-run-offered")


async def all_agree(us: Five) -> None:
    """She says what she thinks of it, her employer releases her, the host takes her."""
    ada, home, host = us.ada, us.home, us.host
    await ada.comes()
    await ada.looks("worker-home-offered")
    await ada.follows("Answer an offer")
    await ada.looks("worker-offer")
    await ada.presses("Accept")
    await ada.sees("There is a problem")
    await ada.looks("worker-offer-wrong", wrong=True)
    await ada.page.get_by_label("What do you think").fill("Gladly: I know the court there.")
    await ada.presses("Accept")
    await ada.sees("You accepted this offer.")
    await ada.looks("worker-offer-accepted")

    await home.comes()
    await home.looks("council-desk-release")
    await home.follows("Ada Lovell")
    await home.looks("council-offer-to-release")
    await home.presses("Release")
    await home.looks("council-release")
    await home.presses("Release")
    await home.sees("You released your worker.")
    await home.looks("council-offer-released")

    await host.goes("/council/desk")
    await host.follows("Ada Lovell")
    await host.looks("council-offer-to-confirm")
    await host.presses("Confirm")
    await host.looks("council-confirm")
    await host.presses("Confirm")
    await host.sees("You confirmed.")
    await host.looks("council-offer-confirmed")


async def all_sign(us: Five) -> None:
    """Home locks the rate, both councils sign one text, and she acknowledges it."""
    home, payer = us.home, us.payer
    await home.goes("/council/desk")
    await home.follows("Ada Lovell")
    await home.presses("Lock the rate")
    await home.page.get_by_label("The salary").fill("lots")
    await home.presses("Lock the rate")
    await home.sees("There is a problem")
    await home.looks("council-rate-wrong", wrong=True)
    await home.page.get_by_label("The salary").fill("41,771")
    await home.page.get_by_label("Every hour that is paid").check()
    await home.presses("Lock the rate")
    await home.sees("The rate is locked.")
    await home.looks("council-agreement")
    for each in (home, payer):
        await each.goes("/council/desk")
        await each.follows("Ada Lovell")
        await each.presses("Sign")
        await each.looks("council-sign")
        await each.presses("Sign")
        await each.sees("You signed for your council.")
    await payer.looks("council-agreement-signed")


async def she_reads_her_schedule(us: Five) -> None:
    """And says so."""
    ada = us.ada
    await ada.goes("/worker/home")
    await ada.looks("worker-home-to-read")
    await ada.goes("/worker/placements")
    await ada.follows(WORK)
    await ada.sees("She was consulted before this agreement")
    assert "<" not in await ada.page.locator("main").inner_text()
    await ada.looks("worker-placement-to-read")
    await ada.presses("Acknowledge")
    await ada.sees("There is a problem")
    await ada.looks("worker-placement-wrong", wrong=True)
    await ada.page.get_by_label("I have read it").check()
    await ada.presses("Acknowledge")
    await ada.sees("Your schedule is acknowledged.")
    await ada.looks("worker-placement-acknowledged")


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
