"""What a page says when its session is over: where one signs in, and what was written."""

from datetime import timedelta

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from tests.a_visitor import a_visitor
from tests.town import Town


async def test_a_session_that_is_over_is_told_so_and_leads_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = clock.now()
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        monkeypatch.setattr(clock, "now", lambda: began + timedelta(minutes=20))
        by_htmx = await visitor.client.get("/coordinator/runs", headers={"HX-Request": "true"})
        monkeypatch.setattr(clock, "now", lambda: began + timedelta(minutes=31))
        answer = await visitor.get("/coordinator/runs")
        again = await visitor.client.get("/coordinator/runs", headers={"HX-Request": "true"})
        sent = await visitor.send("/coordinator/runs/new", {}, **{"HX-Request": "true"})
        wrote = {"form-token": "a b", "seed": "7", "reason": "The <team> has two."}
        lost, foreign = [
            (await visitor.send("/coordinator/runs/new", wrote, Origin=origin)).text
            for origin in (visitor.ours, "https://evil.example")
        ]

    assert by_htmx.status_code == 200  # an open page asks for itself: nobody need be there
    assert (again.status_code, again.headers["hx-refresh"], again.text) == (401, "true", "")
    assert (sent.status_code, sent.headers["hx-redirect"], sent.text) == (401, "/", "")
    assert ">The &lt;team&gt; has two.</textarea>" in lost
    assert "What you sent last was not done." in foreign
    assert "has two" not in foreign
    assert answer.status_code == 401
    assert "You were signed out" in answer.text
    assert "/sign-in?next=%2Fcoordinator%2Fruns" in answer.text
