"""The API is asked by hand in a real browser, from the bank's own files alone."""

import httpx2
from playwright.async_api import Browser

from staffbank.domain.principal import Role
from staffbank.web.site import Actor
from tests.browser.chromium import DESK, Eye
from tests.browser.demonstration import demonstration
from tests.browser.walker import signs_in
from tests.town import Town


async def test_whoever_is_signed_in_asks_by_hand_and_nothing_comes_from_elsewhere(
    town: Town, browser: Browser
) -> None:
    cast = (Actor("coordinator", "the region", town.who(Role.COORDINATOR)),)
    async with demonstration(town, cast) as ours:
        async with httpx2.AsyncClient() as stranger:
            turned_away = [
                (await stranger.get(f"{ours}/{path}")).status_code
                for path in ("explorer", "explorer/graphiql.min.js")
            ]
        eye = Eye.of(await browser.new_page(viewport=DESK), "desk")
        asked: list[str] = []
        eye.page.on("request", lambda request: asked.append(request.url))
        await signs_in(eye.page, ours, "Coordinator")
        await eye.page.goto(f"{ours}/explorer")
        await eye.page.get_by_role("button", name="Execute query").click()
        answer = eye.page.locator(".result-window")
        await answer.get_by_text('"COORDINATOR"', exact=True).wait_for()
        kept = await eye.page.evaluate("Object.keys(localStorage)")

    assert turned_away == [303, 303]
    assert eye.faults == []
    assert [each for each in asked if not each.startswith((ours, "data:", "blob:"))] == []
    assert [each for each in kept if "quer" in each.lower()] == []
