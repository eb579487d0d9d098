"""Back, a second click, another tab: nothing is done twice, and nobody is left guessing."""

import pytest
from playwright.async_api import Browser, Page

from staffbank.domain.principal import Role
from staffbank.web.site import Actor
from tests.browser.chromium import Eye
from tests.browser.demonstration import demonstration
from tests.browser.walker import signs_in
from tests.town import Town

SEND = "Send for budget approval"


async def fills_in(page: Page, title: str) -> None:
    await page.get_by_label("Which team needs help?").select_option(index=1)
    await page.get_by_label("What is needed").fill(title)
    await page.get_by_label("Social worker", exact=True).check()
    await page.get_by_label("One day on a duty desk").check()
    await page.get_by_label("Day", exact=True).first.fill("2026-12-12")
    await page.get_by_label("Why is cover needed?").select_option(index=1)
    await page.get_by_label("Cost centre").fill("CC-9")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_whoever_goes_back_or_clicks_twice_asks_once(
    town: Town, browser: Browser, *, script: bool
) -> None:
    council = town.solihull.council
    cast = (Actor("requester", council.name, town.who(Role.REQUESTER, council.id)),)
    async with demonstration(town, cast) as ours:
        context = await browser.new_context(java_script_enabled=script)
        page = await context.new_page()
        await signs_in(page, ours, "Requester")
        await page.get_by_role("button", name="Ask for cover").click()
        await fills_in(page, "Visits in the east")
        await page.get_by_role("button", name=SEND).dblclick()
        await page.get_by_text("You asked for cover.").wait_for()
        asked = page.url
        await page.go_back()
        assert await page.get_by_label("What is needed").input_value() == "Visits in the east"
        await page.get_by_role("button", name=SEND).click()
        await page.get_by_text("You asked for cover.").wait_for()
        assert page.url == asked
        await page.go_back()
        await page.get_by_label("What is needed").fill("Visits in the west")
        await page.get_by_role("button", name=SEND).click()
        await page.get_by_text("You have sent this form before").wait_for()
        assert await page.get_by_label("What is needed").input_value() == "Visits in the west"
        await page.goto(f"{ours}/council/requests")
        assert await page.get_by_role("link", name="Visits in the").count() == 1
        await context.close()


async def test_a_tab_that_was_left_open_says_what_has_happened(
    town: Town, browser: Browser
) -> None:
    ada = await town.member()
    await town.offer(ada, await town.request())
    cast = (Actor("worker", "Ada Lovell", town.as_worker(ada)),)
    async with demonstration(town, cast) as ours:
        context = await browser.new_context()
        page, left = await context.new_page(), await context.new_page()
        eye = Eye.of(left, "desk")
        await signs_in(page, ours, "Social worker")
        await an_offer_is_accepted_in_both(page, eye, ours)
        await days_are_changed_in_both(page, eye, ours)

        await left.goto(f"{ours}/worker/availability")
        await signs_in(page, ours, "Social worker")
        await left.get_by_role("button", name="Save these days").click()
        await left.get_by_role("heading", name="This form is out of date").wait_for()
        await eye.looks("out-of-date", expected="403")

        await left.goto(f"{ours}/worker/availability")
        await page.get_by_role("button", name="Sign out").click()
        await page.get_by_role("heading", name="Sign in to the staff bank").wait_for()
        await left.get_by_role("button", name="Save these days").click()
        await left.get_by_role("heading", name="You were signed out").wait_for()
        await eye.looks("signed-out", expected="401")
        await context.close()


async def an_offer_is_accepted_in_both(page: Page, eye: Eye, ours: str) -> None:
    for each in (page, eye.page):
        await each.goto(f"{ours}/worker/offers")
        await each.get_by_role("link", name="Duty desk").first.click()
        await each.get_by_label("What do you think").fill("Gladly.")
    await page.get_by_role("button", name="Accept").click()
    await page.get_by_text("You accepted this offer.").wait_for()
    await page.go_back()
    await page.get_by_text("You accepted").first.wait_for()
    await eye.page.get_by_role("button", name="Accept").click()
    await eye.page.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("worker-offer-left-open", expected="422")


async def days_are_changed_in_both(page: Page, eye: Eye, ours: str) -> None:
    left = eye.page
    for each in (page, left):
        await each.goto(f"{ours}/worker/availability")
        await each.get_by_label("I am not free").check()
    await page.get_by_label("Tuesday 24 November 2026").check()
    await page.get_by_role("button", name="Save these days").click()
    await page.wait_for_url("**/*done=changed")
    await left.get_by_label("Wednesday 25 November 2026").check()
    await left.get_by_role("button", name="Save these days").click()
    await left.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("worker-availability-left-open", expected="422")
