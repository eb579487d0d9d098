"""Every way in which a page may be read: zoomed, by keyboard, without colours or script."""

from playwright.async_api import Browser, Page

from staffbank.domain.principal import Role
from staffbank.web.site import Actor
from tests.browser.chromium import SCRIPTS, ZOOMED, axe, cut
from tests.browser.demonstration import demonstration
from tests.browser.keyboard import Keyboard, focus_is_not_seen, tab_fails
from tests.browser.test_first_pages import a_cast
from tests.browser.walker import signs_in
from tests.town import Town

ABOUT = ("/accessibility", "/privacy", "/cookies", "/offline", "/nowhere")
PAGES = {
    "Social worker": (
        *("/worker/home", "/worker/offers", "/worker/availability", "/worker/me"),
        *("/worker/inbox", "/worker/timesheets"),
    ),
    "Requester": (
        *("/council/desk", "/council/requests", "/council/requests/new", "/council/offers"),
        *("/council/requests/upload", "/council/placements", "/council/teams"),
    ),
    "Coordinator": (
        *("/coordinator/runs", "/coordinator/runs/new", "/coordinator/open"),
        *("/coordinator/placements", "/coordinator/overrides"),
    ),
    "Auditor": ("/audit/trail", "/audit/things?named=duty", "/audit/chain", *ABOUT),
}
MOVING = """() => [...document.querySelectorAll('*')].filter((each) => {
  const css = getComputedStyle(each)
  return css.animationName !== 'none' || /[1-9]/.test(css.transitionDuration)
}).map((each) => each.outerHTML.slice(0, 80))"""


async def test_each_page_can_be_read_and_each_main_form_sent_in_every_way(
    town: Town, browser: Browser
) -> None:
    auditor = Actor("auditor", "the region", town.who(Role.AUDITOR))
    cast = (*await a_cast(town), auditor)
    async with demonstration(town, cast) as ours:
        context = await browser.new_context(viewport=ZOOMED, service_workers="block")
        page, glass = await context.new_page(), await context.new_page()
        await page.emulate_media(reduced_motion="reduce", forced_colors="active")
        await glass.emulate_media(color_scheme="dark")
        await glass.goto(f"{ours}/cookies")  # where axe stays, and texts are put
        wrong = dict[str, list[str]]()
        for (role, paths), by_keyboard in zip(PAGES.items(), FORMS, strict=True):
            await signs_in(page, ours, role)
            for path in paths:
                answer = await page.goto(f"{ours}{path}")
                assert answer
                assert answer.status == (404 if path == "/nowhere" else 200), path
                found = await zoomed_by_keyboard_and_without_colours(page)
                found += await zoomed_in_the_dark_without_script(glass, await answer.text())
                wrong |= {path: found} if found else {}
            await by_keyboard(Keyboard(page), ours)
        await context.close()

    assert wrong == {}


async def zoomed_by_keyboard_and_without_colours(page: Page) -> list[str]:
    moving: list[str] = await page.evaluate(MOVING)
    unseen = await focus_is_not_seen(page)
    return [*await cut(page), *moving, *unseen, *await tab_fails(page)]


async def zoomed_in_the_dark_without_script(glass: Page, text: str) -> list[str]:
    await glass.set_content(SCRIPTS.sub("", text))
    try:
        await axe(glass, "in the dark, without script")
    except AssertionError as found:
        return [str(found)]
    return [*await cut(glass), *await focus_is_not_seen(glass)]


async def she_is_on_leave(fingers: Keyboard, ours: str) -> None:
    await fingers.opens(f"{ours}/worker/availability")
    await fingers.ticks("Tuesday 24 November 2026")
    await fingers.chooses("I can work", down=2)
    await fingers.presses("Save these days")
    await fingers.page.get_by_text("Leave, approved by your employer").wait_for()


async def she_asks_for_cover(fingers: Keyboard, ours: str) -> None:
    await fingers.opens(f"{ours}/council/requests/new")
    await fingers.chooses("Which team needs help?", down=1)
    await fingers.types("What is needed, in a few words?", "Cover for a court day")
    await fingers.ticks("Social worker")
    await fingers.ticks("One day on a duty desk")
    await fingers.types("Day", "12122026")  # wherever a month stands before its day
    await fingers.chooses("Why is cover needed?", down=1)
    await fingers.types("Cost centre", "CC-9")
    await fingers.presses("Send for budget approval")
    await fingers.page.get_by_text("You asked for cover.").wait_for()


async def she_starts_a_run(fingers: Keyboard, ours: str) -> None:
    await fingers.opens(f"{ours}/coordinator/runs/new")
    await fingers.types("Seed", "7")
    await fingers.presses("Start the run")
    await fingers.page.get_by_role("button", name="Stop this run").wait_for()


async def she_finds_a_request(fingers: Keyboard, ours: str) -> None:
    await fingers.opens(f"{ours}/audit/things")
    await fingers.types("Name of a person, or what a request is called", "duty")
    await fingers.page.keyboard.press("Enter")
    await fingers.page.get_by_role("link", name="Duty desk", exact=True).wait_for()


FORMS = (she_is_on_leave, she_asks_for_cover, she_starts_a_run, she_finds_a_request)
