"""A council's people see every page of their desk, at a desk and on a phone."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.async_api import Page

from staffbank.domain.principal import Grant, Principal, Role
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.region.found_region import NewCouncil
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from staffbank.web.site import Actor
from tests.browser.chromium import PHONE, SIZES, Eye, chromium
from tests.browser.demonstration import demonstration
from tests.browser.test_three_faces import signs_in
from tests.integration.test_home_floor import accepted, floor
from tests.integration.test_statement_counts import a_finished_run
from tests.placed import MONDAY, at_work, confirmed, locked, opened
from tests.town import NOW, Town

NEW_YEAR = datetime(2027, 1, 1, 6, tzinfo=UTC)
AT_HOME = frozenset({Role.RELEASE_AUTHORISER, Role.LINE_MANAGER, Role.SIGNATORY})
AT_HOST = frozenset(
    {Role.REQUESTER, Role.BUDGET_HOLDER, Role.SERVICE_MANAGER, Role.LINE_MANAGER}
)
BOTH = frozenset({Role.FINANCE_OFFICER})


def an_officer(town: Town, of: NewCouncil, roles: frozenset[Role]) -> Principal:
    """Somebody with all these roles at a council and at its employer: small ones have such."""
    scopes = (of.council.id, of.employer.id)
    grants = frozenset(Grant(role, scope) for role in roles for scope in scopes)
    return Principal(f"officer of {of.council.name}", town.region.id, grants)


async def a_busy_month(town: Town) -> tuple[Actor, Actor]:
    """Something of everything: at work, to be released, not to be filled, to be paid for."""
    there = await at_work(town)
    await locked(there, await opened(there, MONDAY))
    sheet = await opened(there, MONDAY + timedelta(weeks=1))
    await submit_timesheet(timesheet_id=sheet.id, now=NOW + timedelta(weeks=60), uow=there.hers)
    await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=NEW_YEAR.date() - timedelta(days=1),
        now=NEW_YEAR,
        uow=there.system,
    )
    await confirmed(town, await town.member("Cleo Hart"))
    await floor(town, 4, 2)
    await accepted(town, "Bea Marlow")
    await town.request(title="Assessments in the west team, with reports for the family court")
    await a_finished_run(town)
    home = an_officer(town, town.warwick, AT_HOME | BOTH)
    host = an_officer(town, town.solihull, AT_HOST | BOTH)
    return (
        Actor("release_authoriser", "Warwick", home),
        Actor("service_manager", "Solihull", host),
    )


@dataclass(frozen=True)
class Eyes:
    """Look at one page at every size: it is walked once, and seen on a phone and at a desk."""

    page: Page
    each: tuple[Eye, ...]

    @classmethod
    def of(cls, page: Page) -> "Eyes":
        """Those for all sizes."""
        return cls(page, tuple(Eye.of(page, size) for size in SIZES))

    async def looks(self, name: str, *, expected: str = "") -> None:
        """Look at it at each size; the last is the desk's."""
        for eye in self.each:
            await self.page.set_viewport_size(SIZES[eye.size])
            await eye.looks(name, expected=expected, dark=eye.size == "desk")


async def test_each_page_of_the_desk_is_whole_and_sound(town: Town) -> None:
    cast = await a_busy_month(town)
    async with demonstration(town, cast) as ours, chromium() as browser:
        eyes = Eyes.of(await browser.new_page(viewport=SIZES["desk"]))
        await signs_in(eyes.page, ours, "Service manager")
        await asks(eyes, ours)
        await follows(eyes, ours)
        await pays(eyes, ours)
        await signs_in(eyes.page, ours, "Release authoriser")
        await releases(eyes, ours)


async def asks(eyes: Eyes, ours: str) -> None:
    """For cover, first with nothing filled in; and sees how it stands."""
    page = eyes.page
    await eyes.looks("council-desk")
    await page.get_by_role("link", name="Requests", exact=True).click()
    await eyes.looks("council-requests")
    await page.get_by_role("link", name="Assessments in the west team").click()
    await page.get_by_text("Who was considered").click()
    await eyes.looks("council-request")
    await page.goto(f"{ours}/council/requests/new")
    await page.get_by_label("The same days each week").check()
    await page.get_by_role("button", name="Send for budget approval").click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eyes.looks("council-ask-wrong", expected="422")
    await page.get_by_label("Which team needs help?").select_option(index=1)
    await page.get_by_label("What is needed").fill("Conferences")
    await page.get_by_label("Social worker", exact=True).check()
    await page.get_by_label("First day").first.fill("2026-12-07")
    await page.get_by_label("Number of weeks").fill("4")
    await page.get_by_label("Monday").check()
    await page.get_by_label("Why is cover needed?").select_option("VACANCY")
    await page.get_by_label("Cost centre").fill("CC-9")
    await page.get_by_role("button", name="Send for budget approval").click()
    await page.get_by_text("You asked for cover.").wait_for()
    await page.get_by_role("button", name="Return with a question").click()
    await eyes.looks("council-step")


async def follows(eyes: Eyes, ours: str) -> None:
    """Offers, placements and what belongs to them."""
    page = eyes.page
    await page.goto(f"{ours}/council/offers")
    await eyes.looks("council-offers")
    await page.goto(f"{ours}/council/placements")
    await eyes.looks("council-placements")
    await page.get_by_role("link", name="Ada Lovell").click()
    await eyes.looks("council-placement")
    await page.goto(f"{ours}/council/placements")
    await page.get_by_role("link", name="Cleo Hart").click()
    await page.get_by_role("button", name="Say what is ready").click()
    await page.get_by_label("Supervisor").fill("Sol Penn")
    await page.get_by_role("button", name="Say what is ready").click()
    await page.get_by_text("What is ready is noted.").wait_for()
    await eyes.looks("council-placement-to-come")


async def pays(eyes: Eyes, ours: str) -> None:
    """Timesheets and recharges."""
    page = eyes.page
    await page.goto(f"{ours}/council/timesheets")
    await page.get_by_role("link", name="Ada Lovell").first.click()
    await eyes.looks("council-timesheet")
    await page.get_by_role("button", name="Approve", exact=True).click()
    await page.get_by_text("You approved this timesheet.").wait_for()
    await page.goto(f"{ours}/council/recharges")
    await eyes.looks("council-recharges")
    await page.get_by_role("link", name="December 2026").first.click()
    await eyes.looks("council-recharge")


async def releases(eyes: Eyes, ours: str) -> None:
    """As the home employer: the floor, the agreement, the teams."""
    page = eyes.page
    await page.get_by_role("link", name="Bea Marlow").first.click()
    await eyes.looks("council-offer")
    await page.goto(f"{ours}/council/placements")
    await page.get_by_role("link", name="Ada Lovell").click()
    await page.get_by_role("link", name="Agreement on this placement").click()
    await eyes.looks("council-agreement")
    await page.goto(f"{ours}/council/teams")
    await eyes.looks("council-teams")


async def test_without_script_cover_is_asked_for_all_the_same(town: Town) -> None:
    cast = await a_busy_month(town)
    async with demonstration(town, cast) as ours, chromium() as browser:
        context = await browser.new_context(viewport=PHONE, java_script_enabled=False)
        page = await context.new_page()
        await signs_in(page, ours, "Service manager")
        await fills_in_a_duty_day(page, ours)
        await page.get_by_text("You asked for cover.").wait_for()
        await page.get_by_role("button", name="Approve", exact=True).click()
        await page.get_by_label("Every member of the bank").check()
        await page.get_by_role("button", name="Approve", exact=True).click()

        await page.get_by_text("another budget holder has to approve it").first.wait_for()


async def fills_in_a_duty_day(page: Page, ours: str) -> None:
    """All forms of work are there without script; the one that is chosen counts."""
    await page.goto(f"{ours}/council/requests/new")
    await page.get_by_label("Which team needs help?").select_option(index=1)
    await page.get_by_label("What is needed").fill("Duty desk")
    await page.get_by_label("Senior social worker").check()
    await page.get_by_label("One day on a duty desk").check()
    await page.get_by_label("Day", exact=True).first.fill("2026-12-07")
    await page.get_by_label("Why is cover needed?").select_option("VACANCY")
    await page.get_by_label("Cost centre").fill("CC-9")
    await page.get_by_role("button", name="Send for budget approval").click()
