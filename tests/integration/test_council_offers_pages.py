"""The home employer releases with its floor before it, and the host takes up."""

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.usecases.worker.import_register import Download, import_register
from tests.a_visitor import a_visitor, hidden_of
from tests.integration.api_desk import shown_id
from tests.integration.test_home_floor import accepted, floor
from tests.town import NOW, Town

CONDITIONS = "Registration number,Status,Registered until\nSW000001,{},2027-11-30\n"


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def under_conditions(town: Town) -> None:
    """The register says that she has conditions of practice since she accepted."""
    employer = town.warwick.employer.id
    await import_register(
        employer_id=employer,
        download=Download(
            CONDITIONS.format("Registered with conditions"), ["SW000001"], NOW.date()
        ),
        now=NOW,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, employer),
    )


async def test_a_release_shows_the_floor_and_asks_why_a_rule_is_let_pass(town: Town) -> None:
    await floor(town, 4, 2)
    offer = await accepted(town, "Ada Lovell")
    await under_conditions(town)
    path = f"/council/offers/{shown_id('Offer', offer.id)}"
    home = town.who(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    async with a_visitor(town.bank, home) as authoriser:
        listed = (await authoriser.get("/council/offers")).text
        shown = (await authoriser.get(path)).text
        form = await authoriser.form(f"{path}/refuse", f"{path}/refuse")
        silent = await authoriser.send(f"{path}/refuse", form)
        form = await authoriser.form(f"{path}/release", f"{path}/release")
        asked = await authoriser.send(f"{path}/release", form)
        form = hidden_of(asked.text, f"{path}/release")
        reason = {"consent.SWE-2": "Supervised <weekly>."}
        sent = await authoriser.send(f"{path}/release", form | reason)
        after = (await authoriser.get(sent.headers["location"])).text
        twice = await authoriser.send(f"{path}/release", form | reason)

    assert "Ada Lovell" in listed
    assert "Monday 30 November 2026" in shown
    assert (silent.status_code, "Choose why." in silent.text) == (422, True)
    assert asked.status_code == 422
    assert "Why you let this pass (rule SWE-2)" in asked.text
    assert "You released your worker." in after
    assert f"{path}/keep" in after
    assert f"{path}/confirm" not in after, "that is the host's"
    assert twice.status_code == 303


async def test_the_host_takes_up_or_not_and_is_not_told_of_the_home_team(town: Town) -> None:
    await floor(town, 4, 2)
    offer = await accepted(town, "Ada Lovell")
    path = f"/council/offers/{shown_id('Offer', offer.id)}"
    home = town.who(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    async with a_visitor(town.bank, home) as authoriser:
        form = await authoriser.form(f"{path}/release", f"{path}/release")
        await authoriser.send(f"{path}/release", form)
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    async with a_visitor(town.bank, host) as manager:
        shown = (await manager.get(path)).text
        form = await manager.form(f"{path}/reject", f"{path}/reject")
        silent = await manager.send(f"{path}/reject", form)
        form = await manager.form(f"{path}/confirm", f"{path}/confirm")
        sent = await manager.send(f"{path}/confirm", form)
        after = (await manager.get(sent.headers["location"])).text
    async with a_visitor(town.bank, town.who(Role.REQUESTER, town.dudley.council.id)) as other:
        nothing = (await other.get("/council/offers")).text
        hidden = await other.get(path)
        denied = await other.send(f"{path}/confirm", form)

    assert "What a release leaves at home" not in shown
    assert f"{path}/keep" not in shown
    assert (silent.status_code, sent.status_code) == (422, 303)
    assert "You confirmed." in after
    assert "Nothing here waits for you." in nothing
    assert (hidden.status_code, denied.status_code) == (404, 403)
