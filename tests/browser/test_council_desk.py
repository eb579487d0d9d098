"""A council's people see every page of their desk, at a desk and on a phone."""

from datetime import UTC, datetime, timedelta

from playwright.async_api import Browser

from staffbank.domain.principal import Role
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from staffbank.web.site import Actor
from tests.bringing import work_through
from tests.browser.chromium import Eyes
from tests.browser.demonstration import demonstration
from tests.browser.officers import an_officer
from tests.browser.walker import signs_in
from tests.integration.test_council_upload_pages import HEADINGS, PATH, a_line
from tests.integration.test_home_floor import accepted, floor
from tests.integration.test_statement_counts import a_finished_run
from tests.placed import MONDAY, at_work, confirmed, locked, opened
from tests.town import NOW, Town

NEW_YEAR = datetime(2027, 1, 1, 6, tzinfo=UTC)
AT_HOME = (Role.RELEASE_AUTHORISER, Role.LINE_MANAGER, Role.SIGNATORY, Role.FINANCE_OFFICER)
AT_HOST = (
    *(Role.REQUESTER, Role.BUDGET_HOLDER, Role.SERVICE_MANAGER, Role.LINE_MANAGER),
    Role.FINANCE_OFFICER,
)


async def a_busy_month(town: Town) -> tuple[Actor, Actor]:
    """Something of everything: at work, to be released, not to be filled, to be paid for."""
    there = await at_work(town)
    await locked(there, await opened(there, MONDAY))
    sheet = await opened(there, MONDAY + timedelta(weeks=1))
    await submit_timesheet(timesheet_id=sheet.id, now=NOW + timedelta(weeks=60), uow=there.hers)
    await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=NEW_YEAR.date() - timedelta(days=1),
        now=NEW_YEAR,
        uow=there.system,
    )
    await confirmed(town, await town.member("Cleo Hart"))
    await floor(town, 4, 2)
    await accepted(town, "Bea Marlow")
    await town.request(
        title="Assessments_reviews_and_visits_in_one_word_that_no_phone_is_as_wide_as"
    )
    await a_finished_run(town)
    home = an_officer(town, town.warwick, *AT_HOME)
    host = an_officer(town, town.solihull, *AT_HOST)
    return (
        Actor("release_authoriser", "Warwick", home),
        Actor("service_manager", "Solihull", host),
    )


async def test_each_page_of_the_desk_is_whole_and_sound(town: Town, browser: Browser) -> None:
    cast = await a_busy_month(town)
    async with demonstration(town, cast) as ours:
        eyes = await Eyes.of(browser)
        await signs_in(eyes.page, ours, "Service manager")
        await asks(eyes, ours)
        await asks_for_many(eyes, ours, town)
        await follows(eyes, ours)
        await pays(eyes, ours)
        await signs_in(eyes.page, ours, "Release authoriser")
        await releases(eyes, ours)


async def asks(eyes: Eyes, ours: str) -> None:
    """How something stands that was asked for; and asks, with nothing filled in."""
    page = eyes.page
    await eyes.looks("council-desk")
    await page.get_by_role("link", name="Requests", exact=True).click()
    await eyes.looks("council-requests")
    await page.get_by_role("link", name="Assessments_reviews").click()
    await page.get_by_text("Who was considered").click()
    await eyes.looks("council-request")
    await page.goto(f"{ours}/council/requests/new")
    await page.get_by_label("The same days each week").check()
    await page.get_by_role("button", name="Send for budget approval").click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eyes.looks("council-ask-wrong", expected="422")


async def asks_for_many(eyes: Eyes, ours: str, town: Town) -> None:
    """By rows of a spreadsheet, one of which is not right; with nothing chosen at first."""
    page = eyes.page
    await page.goto(f"{ours}{PATH}")
    await page.get_by_text("What each column takes").click()
    await page.get_by_role("button", name="Ask for these").click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eyes.looks("council-upload-wrong", expected="422")
    rows = (HEADINGS, a_line("Duty café"), a_line("Visits", day="soon"))
    await page.get_by_label("Or paste the rows").fill("\n".join(rows))
    await page.get_by_role("button", name="Ask for these").click()
    await page.get_by_role("heading", name="What came of your rows").wait_for()
    await eyes.looks("council-uploaded", expected="422")
    batch = await page.locator("input[name=batch]").input_value()
    await work_through(town, batch)
    await page.get_by_role("link", name="Duty café").wait_for()  # it asks for itself
    await page.goto(f"{ours}{PATH}/{batch}")
    await eyes.looks("council-upload-before")


async def follows(eyes: Eyes, ours: str) -> None:
    """Offers, placements and what belongs to them."""
    page = eyes.page
    await page.goto(f"{ours}/council/offers")
    await eyes.looks("council-offers")
    await page.goto(f"{ours}/council/placements")
    await eyes.looks("council-placements")
    await page.get_by_role("link", name="Ada Lovell").click()
    await eyes.looks("council-placement")
    await page.goto(f"{ours}/council/placements")
    await page.get_by_role("link", name="Cleo Hart").click()
    await eyes.looks("council-placement-to-come")
    await page.get_by_role("button", name="Say what is ready").click()
    await eyes.looks("council-step")


async def pays(eyes: Eyes, ours: str) -> None:
    """Timesheets and recharges."""
    page = eyes.page
    await page.goto(f"{ours}/council/timesheets")
    await page.get_by_role("link", name="Ada Lovell").first.click()
    await eyes.looks("council-timesheet")
    await page.goto(f"{ours}/council/recharges")
    await eyes.looks("council-recharges")
    await page.get_by_role("link", name="December 2026").first.click()
    await eyes.looks("council-recharge")


async def releases(eyes: Eyes, ours: str) -> None:
    """As the home employer: the floor, the agreement, the teams."""
    page = eyes.page
    await page.get_by_role("link", name="Bea Marlow").first.click()
    await eyes.looks("council-offer")
    await page.goto(f"{ours}/council/placements")
    await page.get_by_role("link", name="Ada Lovell").click()
    await page.get_by_role("link", name="Agreement on this placement").click()
    await eyes.looks("council-agreement")
    await page.goto(f"{ours}/council/teams")
    await eyes.looks("council-teams")
