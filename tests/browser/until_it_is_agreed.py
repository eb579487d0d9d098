"""The first half of the road: from asking for cover to an agreement that all have read."""

from threading import Event

from staffbank.jobs.run_match import run_match
from staffbank.ports.views import MatchRunView
from tests.browser.five import WORK, Five


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
