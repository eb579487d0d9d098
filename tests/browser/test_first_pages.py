"""What a first page weighs, and that it stands still; pages that say where one is not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from staffbank.domain.principal import Role
from staffbank.ports.away import DatabaseAway
from staffbank.web.desk import TooOften
from staffbank.web.site import Actor
from staffbank_graphql.in_process import InProcess
from tests.browser.chromium import SIZES, Eyes
from tests.browser.demonstration import demonstration
from tests.browser.walker import signs_in
from tests.integration.test_statement_counts import a_finished_run
from tests.town import Town

MOST_BYTES = 150_000  # over the wire, headers and all, with nothing kept from before
MOST_REQUESTS = 8
WATCH = """
const moved = [];
const watch = new PerformanceObserver(seen => {
  for (const each of seen.getEntries())
    moved.push([each.value, ...each.sources.map(one => one.node && one.node.outerHTML)]);
});
watch.observe({type: "layout-shift", buffered: true});
const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
window.settled = () => drawn().then(drawn).then(() => moved);
"""


@dataclass
class Wire:
    """What comes over the wire to one page."""

    bytes: int = 0
    asked: list[str] = field(default_factory=list)

    def begins(self) -> None:
        """Count from nothing."""
        self.bytes = 0
        self.asked.clear()

    @classmethod
    async def of(cls, page: Page) -> "Wire":
        """What comes from now on, as if the browser had kept nothing."""
        wire = cls()
        session = await page.context.new_cdp_session(page)

        def asked(event: dict[str, Any]) -> None:
            if not event["request"]["url"].startswith("data:"):
                wire.asked.append(event["request"]["url"])

        def arrived(event: dict[str, Any]) -> None:
            wire.bytes += int(event["encodedDataLength"])

        session.on("Network.requestWillBeSent", asked)
        session.on("Network.loadingFinished", arrived)
        await session.send("Network.enable")
        await session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        return wire


async def a_cast(town: Town) -> tuple[Actor, ...]:
    """One actor for each face; the worker has an offer, and a run has proposed others."""
    ada = await town.member()
    await town.member("Bea Marlow")
    await town.offer(ada, await town.request())
    await town.request(title="Assessments in the west team, with reports for court")
    await a_finished_run(town)
    council = town.solihull.council
    return (
        Actor("worker", "Ada Lovell, Warwick", town.as_worker(ada)),
        Actor("requester", council.name, town.who(Role.REQUESTER, council.id)),
        Actor("coordinator", "the region", town.who(Role.COORDINATOR)),
    )


FIRST = {
    "Social worker": ("/sign-in", "/worker/home", "/worker/availability"),
    "Requester": ("/council/desk", "/council/requests/new"),
    "Coordinator": ("/coordinator/runs",),
}


async def test_a_first_page_is_light_and_stands_still(town: Town, browser: Browser) -> None:
    cast = await a_cast(town)
    async with demonstration(town, cast) as ours:
        page = await browser.new_page(service_workers="block")
        await page.add_init_script(WATCH)
        wire = await Wire.of(page)
        for role, paths in FIRST.items():
            await signs_in(page, ours, role)
            for path, size in product(paths, SIZES):
                await page.set_viewport_size(SIZES[size])
                wire.begins()
                await page.goto(f"{ours}{path}")
                moved = await page.evaluate("settled()")
                print(f"{size:6}{path:24}{wire.bytes:>8} bytes{len(wire.asked):>3} requests")
                assert wire.bytes < MOST_BYTES, path
                assert len(wire.asked) <= MOST_REQUESTS, wire.asked
                assert moved == [], f"{path} moves on a {size}"
        await page.close()


WRONG = {
    "broken": (500, RuntimeError("a fault")),
    "too-often": (429, TooOften("You have used up this minute. Ask again in 41 seconds.")),
    "not-now": (503, DatabaseAway()),
}


def failing(wrong: Exception) -> Callable[..., Awaitable[Any]]:
    """A bank that cannot answer."""

    async def fails(*_: Any) -> Any:
        raise wrong

    return fails


async def test_where_there_is_nothing_a_page_says_so(
    town: Town, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = (Actor("coordinator", "the region", town.who(Role.COORDINATOR)),)
    async with demonstration(town, cast) as ours:
        eyes = await Eyes.of(browser)
        page = eyes.page
        await signs_in(page, ours, "Coordinator")
        await page.goto(f"{ours}/nowhere")
        await eyes.looks("not-here", expected="404")
        await page.goto(f"{ours}/council/desk")
        await eyes.looks("not-for-you", expected="403")
        for name, (status, wrong) in WRONG.items():
            with monkeypatch.context() as patched:
                patched.setattr(InProcess, "__call__", failing(wrong))
                await page.goto(f"{ours}/coordinator/runs")
                await eyes.looks(name, expected=str(status))
        await page.goto(f"{ours}/coordinator/runs")
        await page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        await page.get_by_role("button", name="Sign out").click()
        await page.get_by_role("heading", name="Sign in to the staff bank").wait_for()
        await page.context.set_offline(True)
        await page.goto(f"{ours}/coordinator/runs")
        await page.get_by_role("heading", name="You are offline").wait_for()
        await eyes.looks("offline", expected="ERR_INTERNET_DISCONNECTED")
        await page.context.close()
