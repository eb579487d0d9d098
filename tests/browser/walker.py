"""Somebody at the pages: she goes where they lead, and looks at each."""

from dataclasses import dataclass, replace

from playwright.async_api import Browser, Page

from tests.browser.chromium import SIZES, Eye


async def signs_in(page: Page, ours: str, role: str) -> None:
    """Choose an actor, and be at her first page."""
    await page.goto(f"{ours}/sign-in")
    await page.get_by_role("button", name=role).click()
    await page.wait_for_url(lambda address: "/sign-in" not in address)


@dataclass(frozen=True)
class Walker:
    """One person with a browser of her own; `button` is who she is on the page to sign in."""

    ours: str
    button: str
    eye: Eye

    @classmethod
    async def of(
        cls, browser: Browser, ours: str, button: str, size: str, glass: Page | None
    ) -> "Walker":
        """One at a screen of this size; with a glass her browser runs no script."""
        context = await browser.new_context(
            viewport=SIZES[size], java_script_enabled=glass is None
        )
        eye = Eye.of(await context.new_page(), size)
        return cls(ours, button, replace(eye, glass=glass))

    @property
    def page(self) -> Page:
        """What is before her."""
        return self.eye.page

    async def comes(self) -> None:
        """Sign in, and be at her first page."""
        await signs_in(self.page, self.ours, self.button)

    async def goes(self, path: str) -> None:
        """Type an address."""
        await self.page.goto(f"{self.ours}{path}")

    async def follows(self, link: str) -> None:
        """Click a link in the page itself."""
        await self.page.locator("main").get_by_role("link", name=link).first.click()

    async def presses(self, button: str) -> None:
        """Click a button, or a link that looks like one."""
        await self.page.get_by_role("button", name=button, exact=True).first.click()

    async def sees(self, text: str) -> None:
        """Wait for some words."""
        await self.page.get_by_text(text).first.wait_for()

    async def looks(self, name: str, *, wrong: bool = False) -> None:
        """Look at the page as it is; a form shown again has an error's status."""
        await self.eye.looks(name, expected="422" if wrong else "")
