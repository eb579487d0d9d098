"""The auditor at her pages, on a phone and at a desk."""

from staffbank.domain.principal import Role
from staffbank.web.site import Actor
from tests.browser.chromium import SIZES, Eye, chromium
from tests.browser.demonstration import demonstration
from tests.town import Town


async def test_an_auditor_looks_into_a_request_and_at_the_chain(town: Town) -> None:
    await town.offer(await town.member(), await town.request())
    cast = (Actor("auditor", "the region", town.who(Role.AUDITOR)),)
    async with demonstration(town, cast) as ours, chromium() as browser:
        for size, viewport in SIZES.items():
            context = await browser.new_context(viewport=viewport)
            page = await context.new_page()
            eye = Eye.of(page, size)
            await page.goto(f"{ours}/sign-in")
            await page.get_by_role("button", name="Auditor").click()
            await page.wait_for_url("**/audit/trail")
            await eye.looks("audit-trail", dark=False)
            await page.get_by_role("link", name="Find a person").click()
            await page.get_by_label("Name of a person").fill("duty")
            await page.get_by_role("button", name="Find").click()
            await eye.looks("audit-things", dark=False)
            await page.get_by_role("link", name="Duty desk", exact=True).click()
            await page.get_by_text("Only what concerns Duty desk.").wait_for()
            await eye.looks("audit-of-a-request", dark=False)
            await page.goto(f"{ours}/audit/decisions")
            await eye.looks("audit-decisions", dark=False)
            await page.goto(f"{ours}/audit/chain")
            await page.get_by_role("button", name="Check the chain now").click()
            await page.get_by_text("The chain is whole.").wait_for()
            await eye.looks("audit-chain", dark=size == "desk")
            await context.close()
