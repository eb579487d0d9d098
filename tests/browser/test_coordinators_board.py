"""The coordinator's board in a browser: a run with its result, decisions, what is open."""

from datetime import timedelta

from playwright.async_api import Browser

from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.principal import Role
from staffbank.domain.profession import Level, SkillNeed
from staffbank.domain.worker import Worker
from staffbank.ports.progress import RunProgress
from staffbank.usecases.interest.express_interest import Said, express_interest
from staffbank.web.site import Actor
from staffbank_graphql.global_id import decode
from tests.browser.chromium import Eyes
from tests.browser.demonstration import demonstration
from tests.browser.walker import signs_in
from tests.integration.test_statement_counts import a_finished_run
from tests.placed import TWO_DAYS, placed
from tests.town import NOW, Town

CP = SkillNeed("CP", Level.INDEPENDENT)


async def a_busy_board(town: Town) -> tuple[Actor, ...]:
    """A run that proposes somebody for each place, and an offer that waits."""
    await town.member("Ada Lovell")
    bea = await town.member("Bea Marlow")
    cleo = await town.member("Cleo Underhill-Fotheringham")
    await town.member("Dan Okafor", skills=())
    await town.offer(bea, await town.request(title="Night cover for the emergency duty team"))
    work = await town.request(
        title="Assessments in the west team, with reports for court",
        must_have=(CP,),
        headcount=2,
    )
    await town.request(title="Duty desk", host=town.dudley, must_have=(CP,))
    await a_finished_run(town)
    await likes(town, cleo, work)
    await placed(town, TWO_DAYS, master=False, name="Eve Orchard")
    return (
        Actor("coordinator", "the region", town.who(Role.COORDINATOR)),
        Actor("auditor", "the region", town.who(Role.AUDITOR)),
    )


async def likes(town: Town, worker: Worker, work: CoverRequest) -> None:
    hers = town.bank.unit_of_work(town.as_worker(worker))
    said = Said(worker.id, work.id, interested=True)
    await express_interest(said=said, now=NOW, uow=hers, bank=town.uow(Role.COORDINATOR))


async def test_the_board_is_whole_and_sound_and_works(town: Town, browser: Browser) -> None:
    cast = await a_busy_board(town)
    async with demonstration(town, cast) as ours:
        eye = await Eyes.of(browser)
        await signs_in(eye.page, ours, "Coordinator")
        await a_result(eye)
        await a_decision(eye)
        await a_gap(eye)
        await a_new_run(eye, ours, town)
        await two_runs(eye, ours, town)
        for name in ("open", "overrides", "placements"):
            await eye.page.goto(f"{ours}/coordinator/{name}")
            await eye.looks(f"board-{name}")


async def a_result(eye: Eyes) -> None:
    page = eye.page
    await page.get_by_role("link", name="Run of").click()
    await eye.looks("board-run")
    await page.get_by_role("button", name="Decline", exact=True).click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("board-run-wrong", expected="422")


async def a_decision(eye: Eyes) -> None:
    page = eye.page
    run = page.url.removesuffix("/proposals")
    await page.goto(run)
    await page.get_by_role("link", name="Assessments in the west team").first.click()
    await eye.looks("board-proposal")
    await page.get_by_role("button", name="Decline the proposal").click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("board-proposal-wrong", expected="422")
    await page.goto(run)
    await page.get_by_role("checkbox").first.check()
    await page.get_by_role("button", name="Make offers").click()
    await page.get_by_text("You made 1 offer.").wait_for()
    await eye.looks("board-run-offered")


async def a_gap(eye: Eyes) -> None:
    await eye.page.get_by_role("link", name="See who helps whom").click()
    await eye.looks("board-flows")
    await eye.page.get_by_role("link", name="The run").click()
    links = eye.page.locator("ul.bank-list a")
    await links.first.click()
    await eye.page.get_by_role("heading", name="Who would like it").wait_for()
    await eye.looks("board-gap")


async def two_runs(eye: Eyes, ours: str, town: Town) -> None:
    await a_finished_run(town, chosen=1, now=NOW + timedelta(hours=1))
    await eye.page.goto(f"{ours}/coordinator/runs")
    for box in await eye.page.get_by_role("checkbox").all():
        await box.check()
    await eye.page.get_by_role("button", name="Compare the two").click()
    await eye.page.get_by_role("heading", name="Two runs side by side").wait_for()
    await eye.looks("board-compare")


async def a_new_run(eye: Eyes, ours: str, town: Town) -> None:
    page = eye.page
    await page.goto(f"{ours}/coordinator/runs")
    await page.get_by_role("link", name="Run of").click()
    await page.get_by_role("checkbox").first.check()
    await page.get_by_role("button", name="Keep and run again").click()
    await page.get_by_role("heading", name="What it keeps").wait_for()
    await eye.looks("board-run-again")
    await page.get_by_label("Seed").fill("many")
    await page.get_by_role("button", name="Start the run").click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("board-new-run-wrong", expected="422")
    await page.get_by_label("Seed").fill("7")
    await page.get_by_role("button", name="Start the run").click()
    await page.get_by_role("button", name="Stop this run").wait_for()
    await eye.looks("board-run-live")
    run_id = decode(page.url.rpartition("/")[2], "MatchRun")
    await town.bank.progress.tell(run_id, RunProgress("sum", 0.4, 1, 3))
    before_it_asks_by_itself = 4_000  # milliseconds
    await page.get_by_text("40% of its time").wait_for(timeout=before_it_asks_by_itself)
    await page.get_by_role("button", name="Stop this run").click()
    await page.get_by_text("You have asked this run to stop.").wait_for()
    await eye.looks("board-run-stopped")
