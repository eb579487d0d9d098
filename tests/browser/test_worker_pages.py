"""A social worker's own pages, on a phone and at a desk."""

from datetime import timedelta

from playwright.async_api import Browser

from staffbank.domain.cover_request import DutyDay
from staffbank.domain.principal import Role
from staffbank.web.site import Actor
from tests.browser.chromium import Eyes
from tests.browser.demonstration import demonstration
from tests.browser.walker import signs_in
from tests.placed import MONDAY, at_work, opened
from tests.town import TODAY, Town

PAGES = (
    *("home", "work", "placements", "timesheets", "inbox", "inbox/wishes"),
    *("me", "data", "calendar"),
)


async def test_her_own_pages_are_whole_and_sound(town: Town, browser: Browser) -> None:
    there = await at_work(town)
    await opened(there, MONDAY)
    await town.offer(there.worker, await town.request(DutyDay(TODAY + timedelta(days=10))))
    await town.request(DutyDay(TODAY + timedelta(days=11)))
    newcomer = town.who(Role.WORKER, town.warwick.employer.id, "person:Cy Dean")
    cast = (
        Actor("worker", "Ada Lovell, Warwick", town.as_worker(there.worker)),
        Actor("worker", "Cy Dean, Warwick", newcomer),
    )
    async with demonstration(town, cast) as ours:
        eye = await Eyes.of(browser)
        page = eye.page
        await signs_in(page, ours, "Ada Lovell")
        for name in PAGES:
            await page.goto(f"{ours}/worker/{name}")
            await eye.looks(f"worker-{name.replace('/', '-')}")
        await her_wish(eye, ours)
        await her_papers(eye, ours)
        await her_week(eye, ours)
        await her_time(eye, ours)
        await signs_in(page, ours, "Cy Dean")
        await eye.looks("worker-not-yet")
        await page.get_by_role("button", name="Join the bank").click()
        await eye.looks("worker-join")
        await page.get_by_role("button", name="Join the bank").click()
        await page.get_by_role("heading", name="There is a problem").wait_for()
        await eye.looks("worker-join-wrong", expected="422")


async def her_wish(eye: Eyes, ours: str) -> None:
    page = eye.page
    await page.goto(f"{ours}/worker/work")
    await page.get_by_role("button", name="I would like this").first.click()
    await page.get_by_text("The coordinator sees that you would like this work.").wait_for()
    await eye.looks("worker-work-liked")


async def her_papers(eye: Eyes, ours: str) -> None:
    page = eye.page
    await page.goto(f"{ours}/worker/placements")
    await page.get_by_role("link", name="Duty desk").click()
    await eye.looks("worker-placement")
    await page.goto(f"{ours}/worker/offers")
    await page.get_by_role("link", name="Duty desk").first.click()
    await eye.looks("worker-offer-whole")
    await page.get_by_role("link", name="How this match was made").click()
    await eye.looks("worker-match")
    await page.goto(f"{ours}/worker/calendar")
    await page.get_by_role("button", name="Make an address").click()
    await page.get_by_label("Your address").wait_for()
    await eye.looks("worker-calendar-made")


async def her_time(eye: Eyes, ours: str) -> None:
    page = eye.page
    await page.goto(f"{ours}/worker/availability")
    await eye.looks("worker-availability")
    await page.get_by_role("button", name="Save these days").click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("worker-availability-wrong", expected="422")
    await page.get_by_label("Tuesday 24 November 2026").check()
    await page.get_by_label("I am on leave that my employer has approved").check()
    await page.get_by_role("button", name="Save these days").click()
    await page.wait_for_url("**/*done=changed")
    await eye.looks("worker-availability-changed")


async def her_week(eye: Eyes, ours: str) -> None:
    page = eye.page
    await page.goto(f"{ours}/worker/timesheets")
    await page.get_by_role("link", name="Week of").first.click()
    await page.get_by_text("It was different").first.click()
    await eye.looks("worker-timesheet")
    await page.get_by_label("Minutes of break").first.fill("many")
    await page.get_by_role("button", name="Save this day").first.click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("worker-timesheet-wrong", expected="422")
