"""Anybody reads how accessible the pages are, what is kept, and which cookies there are."""

from dataclasses import replace

import pytest

from staffbank.domain.principal import Role
from staffbank_graphql.errors import RateLimited
from staffbank_graphql.in_process import InProcess
from tests.a_visitor import a_visitor
from tests.town import Town


async def test_each_page_leads_to_what_has_to_be_published(town: Town) -> None:
    async with a_visitor(town.bank) as visitor:
        page = (await visitor.get("/sign-in")).text
        shown = {
            path: await visitor.get(path) for path in ("/accessibility", "/privacy", "/cookies")
        }

    assert all(f'href="{path}"' in page for path in shown)
    assert {each.status_code for each in shown.values()} == {200}
    for part in ("Compliance status", "Enforcement procedure", "(No. 2)", "was prepared on"):
        assert part in shown["/accessibility"].text
    assert "Tell the administrator of the bank at your council." in shown["/accessibility"].text
    assert "Each council has a data protection officer" in shown["/privacy"].text
    assert "6 years" in shown["/privacy"].text
    assert "__Host-staffbank-signing-in" in shown["/cookies"].text


async def test_they_say_whom_to_reach_where_the_region_has_said_it(town: Town) -> None:
    told = {"contact": "The desk, 01632 960001", "data_protection_officer": "Jo Ash, Solihull"}
    bank = replace(town.bank, settings=town.bank.settings.model_copy(update=told))
    async with a_visitor(bank) as visitor:
        pages = [(await visitor.get(path)).text for path in ("/accessibility", "/privacy")]

    assert [said in page for said, page in zip(told.values(), pages, strict=True)] == [True] * 2


async def test_whoever_asks_too_often_is_told_when_to_ask_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def spent(*_: object) -> dict[str, object]:
        return {"data": None, "errors": [RateLimited("Ask again in 40 seconds.").formatted]}

    monkeypatch.setattr(InProcess, "__call__", spent)
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        told = await visitor.get("/coordinator/open")

    assert told.status_code == 429
    assert "You have asked too often" in told.text
    assert "Ask again in 40 seconds." in told.text
    assert "Sign out" in told.text
