"""A social worker, a council and the coordinator at their pages, on a phone and at a desk."""

import pytest
from playwright.async_api import Page

from staffbank.domain.principal import Role
from staffbank.web.site import Actor
from tests.browser.chromium import PHONE, SIZES, Eye, chromium
from tests.browser.demonstration import demonstration
from tests.integration.test_statement_counts import a_finished_run
from tests.town import Town


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


async def signs_in(page: Page, ours: str, role: str) -> None:
    """Choose an actor, and be at her first page."""
    await page.goto(f"{ours}/sign-in")
    await page.get_by_role("button", name=role).click()
    await page.wait_for_url(lambda address: "/sign-in" not in address)


@pytest.mark.parametrize("size", SIZES)
async def test_each_face_is_whole_and_sound_and_works(town: Town, size: str) -> None:
    cast = await a_cast(town)
    async with demonstration(town, cast) as ours, chromium() as browser:
        context = await browser.new_context(viewport=SIZES[size])
        eye = Eye.of(await context.new_page(), size)
        await eye.page.goto(ours)
        await eye.looks("sign-in")
        await the_worker(eye, ours)
        await the_council(eye, ours)
        await the_coordinator(eye, ours)

        await eye.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        await context.set_offline(True)
        await eye.page.goto(f"{ours}/coordinator/runs")
        await eye.page.get_by_role("heading", name="You are offline").wait_for()


async def the_worker(eye: Eye, ours: str) -> None:
    page = eye.page
    await signs_in(page, ours, "Social worker")
    await page.goto(f"{ours}/worker/offers")
    await eye.looks("worker-offers")
    await page.get_by_role("link", name="Duty desk").click()
    await eye.looks("worker-offer")
    await page.get_by_role("button", name="Accept").click()
    await page.get_by_role("heading", name="There is a problem").wait_for()
    await eye.looks("worker-offer-wrong", expected="422")
    await page.get_by_role("textbox").fill("Gladly.")
    await page.get_by_role("button", name="Accept").click()
    await page.wait_for_url("**/*done=accepted")
    await eye.looks("worker-offer-accepted")
    await page.goto(f"{ours}/nowhere")
    await eye.looks("not-here", expected="404")


async def the_council(eye: Eye, ours: str) -> None:
    await signs_in(eye.page, ours, "Requester")
    await eye.looks("council-desk-of-nothing")


async def the_coordinator(eye: Eye, ours: str) -> None:
    await signs_in(eye.page, ours, "Coordinator")
    await eye.looks("coordinator-runs")
    await eye.page.get_by_role("link", name="Run of").click()
    await eye.looks("coordinator-run")


async def test_without_script_she_answers_all_the_same(town: Town) -> None:
    cast = await a_cast(town)
    async with demonstration(town, cast) as ours, chromium() as browser:
        context = await browser.new_context(viewport=PHONE, java_script_enabled=False)
        page = await context.new_page()
        await signs_in(page, ours, "Social worker")
        await page.get_by_role("link", name="Answer an offer").click()
        await page.get_by_label("It is too far to travel").check()
        await page.get_by_role("button", name="Decline").click()

        await page.get_by_text("You declined this offer.").wait_for()
        await page.get_by_role("button", name="Sign out").click()
        await page.get_by_role("heading", name="Sign in to the staff bank").wait_for()
