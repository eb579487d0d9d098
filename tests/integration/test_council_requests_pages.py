"""A council's people see what their council has asked for."""

import re
from html import unescape

import pytest

from staffbank.domain.principal import Role
from staffbank.web.council import requests
from tests.a_visitor import a_visitor
from tests.integration.api_desk import shown_id
from tests.town import Town


async def test_a_requester_sees_her_councils_requests_and_no_others(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = await town.request(title="Duty desk of ours")
    theirs = await town.request(host=town.dudley, title="Duty desk of theirs")
    who = town.who(Role.REQUESTER, town.solihull.council.id)
    async with a_visitor(town.bank, who) as visitor:
        listed = (await visitor.get("/council/requests")).text
        one = await visitor.get(f"/council/requests/{shown_id('CoverRequest', ours.id)}")
        path = f"/council/requests/{shown_id('CoverRequest', theirs.id)}"
        other, bell = [await visitor.get(f"{path}{way}") for way in ("", "/told")]
        await town.request(title="Duty desk since then")
        monkeypatch.setattr(requests, "LISTED", 1)
        newest = (await visitor.get("/council/requests")).text
        (back,) = re.findall(r'href="([^"]+)">Older requests', newest)
        older = (await visitor.get(unescape(back))).text

    assert "Duty desk of ours" in listed
    assert "Duty desk of theirs" not in listed
    assert "Solihull duty" in one.text
    assert "CC-1" in one.text
    assert 'sse-connect="/council/requests/' in one.text
    assert (other.status_code, bell.status_code) == (404, 404)
    assert ("Duty desk since then" in newest, "Duty desk of ours" in newest) == (True, False)
    assert ("Duty desk since then" in older, "Duty desk of ours" in older) == (False, True)
    assert "Older requests" not in older


async def test_a_council_that_has_asked_for_nothing_is_told_so(town: Town) -> None:
    who = town.who(Role.REQUESTER, town.dudley.council.id)
    async with a_visitor(town.bank, who) as visitor:
        listed = (await visitor.get("/council/requests")).text

    assert "This council has asked for no cover yet." in listed
