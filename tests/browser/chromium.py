"""The machine's Chromium, looked at by axe, at the sizes of a phone and of a desk."""

import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from tests.pages import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome")
PICTURES = ROOT / ".staffbank-pages"  # to be looked at
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
SIZES: Mapping[str, ViewportSize] = {"phone": PHONE, "desk": DESK}


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
    """Looks at pages: nothing that axe finds, nothing wider than the screen, no fault told."""

    page: Page
    size: str
    faults: list[str]

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
        await self.page.screenshot(path=picture(self.size, name), full_page=True)
        await self._axe(name)
        if dark:
            await self.page.emulate_media(color_scheme="dark")
            await self._axe(f"{name} in the dark", runOnly=["color-contrast"])
            await self.page.emulate_media(color_scheme="light")
        wide = await self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= SIZES[self.size]["width"], f"{name} is {wide} wide"
        unexpected = [each for each in self.faults if not (expected and expected in each)]
        assert unexpected == [], name
        self.faults.clear()

    async def _axe(self, name: str, **options: Any) -> None:
        seen = await Axe().run(self.page, options=options)
        assert seen.violations_count == 0, f"{name}: {seen.generate_report()}"


def picture(size: str, name: str) -> Path:
    """Where the picture of a page is kept."""
    return PICTURES / f"{size}-{name}.png"
