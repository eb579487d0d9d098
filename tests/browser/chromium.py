"""The machine's Chromium, looked at by axe, at the sizes of a phone and of a desk."""

import os
import re
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.async_api import Browser, Page, Route, ViewportSize, async_playwright

from tests.pages import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome")

SCRIPTS = re.compile("<script.*?</script>", re.DOTALL)
PICTURES = ROOT / ".staffbank-pages"  # to be looked at
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
SIZES: Mapping[str, ViewportSize] = {"phone": PHONE, "desk": DESK}
ZOOMED = ViewportSize(
    width=320, height=256
)  # 1280 by 1024, of which a quarter is seen each way
CUT = """() => {
  const aside = (each) => each.closest('.govuk-visually-hidden, .govuk-skip-link, svg *')
    || each.parentElement?.closest('.bank-wide, .bank-paper, .worker-paper, .bank-scroll')
  return [...document.body.querySelectorAll('*')].filter((each) => {
    const box = each.getBoundingClientRect()
    if (!box.width || !box.height || aside(each)) return false
    const hides = getComputedStyle(each).overflowX === 'hidden'
    return box.left < -1 || box.right > innerWidth + 1
      || hides && each.scrollWidth > each.clientWidth + 1
  }).map((each) => each.outerHTML.slice(0, 120))
}"""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser. Where there is none the test is skipped; on CI it fails."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        message = "there is no Chromium on this machine: apt-get install chromium"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            await browser.close()


@dataclass(frozen=True)
class Eye:
    """Looks at pages: nothing that axe finds, nothing wider than the screen, no fault told.

    Where the page runs no script, axe cannot run on it: what stands there is looked at through
    a `glass`, a page that may run some and is given the same text without its scripts.
    """

    page: Page
    size: str
    faults: list[str]
    glass: Page | None = None

    @classmethod
    def of(cls, page: Page, size: str) -> "Eye":
        """One that hears what the page's console tells from now on."""
        faults: list[str] = []
        page.on(
            "console", lambda told: faults.append(told.text) if told.type == "error" else None
        )
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        return cls(page, size, faults)

    async def looks(self, name: str, *, expected: str = "", dark: bool = True) -> None:
        """Look at the page as it is now, and keep a picture of it.

        `expected` is part of what the console may tell, as of a page with an error's status.
        Where its colours are looked at elsewhere, it need not be seen in the `dark` too.
        """
        PICTURES.mkdir(exist_ok=True)
        await self.page.screenshot(
            path=picture(self.size, f"{name}-plain" if self.glass else name), full_page=True
        )
        seen = await self._through_glass(self.glass) if self.glass else self.page
        await axe(seen, name)
        if dark and not self.glass:  # no script has a part in colours
            await seen.emulate_media(color_scheme="dark")
            await axe(seen, f"{name} in the dark", ["color-contrast"])
            await seen.emulate_media(color_scheme="light")
        assert (gone := await cut(self.page)) == [], f"{name} on a {self.size}: {gone}"
        if self.size == "phone":
            await self.page.set_viewport_size(ZOOMED)
            assert (gone := await cut(self.page)) == [], f"{name} at 400%: {gone}"
            await self.page.set_viewport_size(PHONE)
        unexpected = [each for each in self.faults if not (expected and expected in each)]
        assert unexpected == [], f"{name}: {unexpected}"
        self.faults.clear()

    async def _through_glass(self, glass: Page) -> Page:
        here, text = self.page.url, SCRIPTS.sub("", await self.page.content())

        async def as_it_stands(route: Route) -> None:
            await route.fulfill(body=text, content_type="text/html")

        await glass.set_viewport_size(SIZES[self.size])
        await glass.route(lambda asked: asked == here, as_it_stands)
        await glass.goto(here)
        await glass.unroute_all()
        return glass


async def cut(page: Page) -> list[str]:
    """What is wider than the screen, or cut off; a wide table moves within itself."""
    found: list[str] = await page.evaluate(CUT)
    wide: bool = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["the page itself"] if wide else [])]


async def axe(page: Page, name: str, rules: Sequence[str] = ()) -> None:
    """What axe finds; it is in the page once, and tells of nothing that is sound."""
    if await page.evaluate("typeof axe === 'undefined'"):
        await page.evaluate(AXE_SCRIPT)
    asked: dict[str, Any] = {"resultTypes": ["violations"]}
    asked |= {"runOnly": list(rules)} if rules else {}
    seen = AxeResults(await page.evaluate("asked => axe.run(asked)", asked))
    assert seen.violations_count == 0, f"{name}: {seen.generate_report()}"


@dataclass(frozen=True)
class Eyes:
    """Look at one page at every size: it is walked once, and seen on a phone and at a desk."""

    page: Page
    each: tuple[Eye, ...]

    @classmethod
    async def of(cls, browser: Browser) -> "Eyes":
        """Those for all sizes, in a context of their own, which begins at a desk."""
        page = await browser.new_page(viewport=DESK)
        return cls(page, tuple(Eye.of(page, size) for size in SIZES))

    async def looks(self, name: str, *, expected: str = "") -> None:
        """Look at it at each size; the last is the desk's."""
        for eye in self.each:
            await self.page.set_viewport_size(SIZES[eye.size])
            await eye.looks(name, expected=expected, dark=eye.size == "desk")


def picture(size: str, name: str) -> Path:
    """Where the picture of a page is kept."""
    return PICTURES / f"{size}-{name}.png"
