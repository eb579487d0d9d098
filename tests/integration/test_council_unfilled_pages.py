"""A council reads why a place stays open, and learns nobody's name by it."""

import re

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.ports.queries import Slice
from staffbank.ports.views import UnfilledView
from tests.a_visitor import a_visitor
from tests.integration.api_desk import shown_id
from tests.integration.full_town import ask
from tests.integration.test_statement_counts import a_finished_run
from tests.town import NOW, Town


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def test_whom_a_council_knows_is_not_named_as_one_who_nearly_could(town: Town) -> None:
    for name in ("Ada Lovell", "Bea Marlow"):  # the host sees whom it is offered
        await town.offer(await town.member(name), await town.request())
    await town.request()
    await a_finished_run(town)
    query = (
        "{ unfilled(last: 5) { edges { node { wayOut { nearest { worker { name } } } } } } }"
    )
    named = {
        person.person: {
            near["worker"]["name"] if near["worker"] else None
            for edge in (await ask(town, person, query))["unfilled"]["edges"]
            for near in edge["node"]["wayOut"]["nearest"]
        }
        for person in (
            town.who(Role.REQUESTER, town.solihull.council.id, "host"),
            town.who(Role.COORDINATOR, None, "C"),
        )
    }

    assert named["host"] == {None}
    assert named["C"] <= {"Ada Lovell", "Bea Marlow"}


async def test_a_council_reads_why_a_place_is_open_and_what_would_fill_it(town: Town) -> None:
    request = await town.request()
    for name in ("Ada Lovell", "Bea Marlow"):
        await town.member(name)
    await a_finished_run(town)
    path = f"/council/requests/{shown_id('CoverRequest', request.id)}"
    async with a_visitor(
        town.bank, town.who(Role.REQUESTER, town.solihull.council.id)
    ) as requester:
        shown = (await requester.get(path)).text
        form = await requester.form(f"{path}/withdraw", f"{path}/withdraw")
        silent = await requester.send(f"{path}/withdraw", form)
        gone = await requester.send(f"{path}/withdraw", form | {"reason": "Filled."})
    elsewhere = town.who(Role.REQUESTER, town.dudley.council.id)
    async with a_visitor(town.bank, elsewhere) as stranger:
        hidden = await stranger.get(path)
        found = await town.bank.queries(elsewhere).page(UnfilledView, Slice(first=5))

    assert "Nobody." in shown
    assert "Lack a skill that is asked for" in shown
    assert "Far." in shown
    assert not re.search("Ada|Bea", shown), "who nearly could is nothing to the host"
    assert (silent.status_code, gone.status_code) == (422, 303)
    assert hidden.status_code == 404
    assert found.rows == ()
