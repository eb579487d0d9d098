"""A page under somebody's fingers: what Tab reaches, in which order, and what is seen of it."""

from dataclasses import dataclass

from playwright.async_api import Locator, Page

MOST_STOPS = 150
STOPS = """() => {
  const seen = (each) => each.checkVisibility({visibilityProperty: true}) && each.tabIndex >= 0
  const all = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]'
  )].filter((each) => seen(each) && !each.disabled)
  const one = (each) => {  // Tab stops once at each group of radio buttons
    if (each.type !== 'radio') return true
    const group = all.filter((other) => other.type === 'radio' && other.name === each.name
      && other.form === each.form)
    return each === (group.find((other) => other.checked) ?? group[0])
  }
  return all.filter(one)
}"""
LOOKS = """(each) => {  // how it looks, and what stands for a box that is drawn by its label
  const drawn = [[each], [each.nextElementSibling], [each.labels?.[0], '::before']]
  const shown = ([at]) => at && getComputedStyle(at).opacity !== '0'
  return drawn.filter(shown).map(([at, part]) => {
    const css = getComputedStyle(at, part)
    const clear = css.outlineColor === 'rgba(0, 0, 0, 0)' && !FORCED
    const outline = css.outlineStyle === 'none' || clear ? '' : css.outlineWidth
    return [outline, css.boxShadow, css.backgroundColor, css.borderTopWidth].join()
  }).join(' | ')
}"""
UNSEEN = f"""() => {{
  const FORCED = matchMedia('(forced-colors: active)').matches
  const stops = ({STOPS})(), looks = {LOOKS}
  return stops.filter((each) => {{
    document.activeElement.blur()
    const before = looks(each)
    each.focus({{focusVisible: true}})
    return looks(each) === before
  }}).map((each) => each.outerHTML.slice(0, 120))
}}"""
WATCH = f"""() => {{
  document.activeElement.blur()
  getSelection().removeAllRanges()
  window.stops = ({STOPS})()
  window.reached = []
  document.addEventListener('focusin', (event) => {{
    const box = event.target.getBoundingClientRect()
    const inside = box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth
    reached.push([stops.indexOf(event.target), inside, event.target.outerHTML.slice(0, 120)])
  }})
  return stops.length
}}"""


async def focus_is_not_seen(page: Page) -> list[str]:
    """What looks the same with the focus on it as without."""
    found: list[str] = await page.evaluate(UNSEEN)
    return found


async def tab_fails(page: Page) -> list[str]:
    """What is not reached by Tab in the order in which it is read, or is not seen there."""
    expected: int = await page.evaluate(WATCH)
    reached: list[tuple[int, bool, str]] = []
    for _ in range(MOST_STOPS):  # a date has stops within it: its day, month and year
        for _ in range(expected - len(reached)):
            await page.keyboard.press("Tab")
        reached = await page.evaluate("reached")
        if len(reached) >= expected:
            break
    order = [number for number, _, _ in reached]
    found = [f"not on the screen: {html}" for _, inside, html in reached if not inside]
    if order != list(range(expected)):
        missed = sorted(set(range(expected)) - set(order))
        what = await page.evaluate(
            "missed => missed.map((each) => stops[each].outerHTML.slice(0, 120))", missed
        )
        found.append(f"reached {order} of {expected}; missed {what}")
    return found


@dataclass(frozen=True)
class Keyboard:
    """Fingers that have no mouse."""

    page: Page

    async def opens(self, address: str) -> None:
        """A page, and skip past its navigation by the first link."""
        await self.page.goto(address)
        await self.page.keyboard.press("Tab")
        at = await self.page.evaluate("document.activeElement.textContent.trim()")
        assert at == "Skip to main content"
        await self.page.keyboard.press("Enter")

    async def reaches(self, what: Locator) -> None:
        """Press Tab until it has the focus."""
        for _ in range(MOST_STOPS):
            if await what.evaluate("each => each === document.activeElement"):
                return
            await self.page.keyboard.press("Tab")
        message = f"Tab never reaches {what}"
        raise AssertionError(message)

    async def types(self, label: str, text: str) -> None:
        """Into a field."""
        await self.reaches(self.page.get_by_label(label, exact=True).first)
        await self.page.keyboard.type(text)

    async def ticks(self, label: str) -> None:
        """A box."""
        await self.reaches(self.page.get_by_label(label).first)
        await self.page.keyboard.press("Space")

    async def chooses(self, label: str, *, down: int) -> None:
        """The option so far down a list, or the button so far down a group of them."""
        await self.reaches(self.page.get_by_label(label, exact=True).first)
        for _ in range(down):
            await self.page.keyboard.press("ArrowDown")

    async def presses(self, button: str) -> None:
        """A button, by Enter."""
        await self.reaches(self.page.get_by_role("button", name=button, exact=True).first)
        await self.page.keyboard.press("Enter")
