"""Five people walk the whole road by the pages alone: from asking for cover to what is paid."""

import pytest
from playwright.async_api import Browser

from tests.browser.five import five
from tests.browser.until_it_is_agreed import (
    all_agree,
    all_sign,
    cover_is_asked_for,
    its_budget_is_approved,
    she_reads_her_schedule,
    the_engine_proposes,
)
from tests.browser.until_it_is_paid import her_week_is_approved, it_is_paid, she_begins
from tests.town import Town


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_five_people_walk_the_whole_road(
    town: Town, browser: Browser, monkeypatch: pytest.MonkeyPatch, *, script: bool
) -> None:
    async with five(town, browser, monkeypatch, script=script) as us:
        await cover_is_asked_for(us)
        await its_budget_is_approved(us)
        await the_engine_proposes(us)
        await all_agree(us)
        await all_sign(us)
        await she_reads_her_schedule(us)
        await she_begins(us)
        await her_week_is_approved(us)
        await it_is_paid(us)
