"""Whoever is let in no more is told nothing more, though her connection is open."""

import asyncio

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.identity.shown import Shown
from staffbank_graphql import event as events
from staffbank_graphql.context import Door
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.event import happening
from staffbank_graphql.trusted import TrustedDocuments
from tests.integration.api_desk import at_the_desk
from tests.programs import administrator, let_in
from tests.town import Town
from tests.watching import PATIENCE


@pytest.fixture(autouse=True)
def looked_at_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LOOKED_AT_AGAIN", 0.1)


async def begin(town: Town, shown: Shown) -> asyncio.Task[list[str]]:
    """Watch with what is shown, to the end."""
    settings = town.bank.settings
    door = Door(town.bank, Cursors.of(settings), TrustedDocuments.of(settings))
    context = await door.enter(shown)

    async def watch() -> list[str]:
        told = happening(context, None, ["request"], only_new=False)
        return [event.event async for event in told]

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0.4)
    assert not watching.done(), "looked at again more than once, it goes on"
    return watching


async def test_a_program_that_is_let_in_no_more_follows_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(town, monkeypatch)
    program = await let_in(desk)
    await town.request(host=town.warwick)
    watching = await begin(town, Shown(f"Bearer {await program.token()}"))

    await desk.do(administrator(town), "revoke_api_client", apiClientId=program.id)

    async with asyncio.timeout(PATIENCE):
        assert await watching == ["request.submitted", "request.approved"]


async def test_who_signs_out_everywhere_follows_nothing_anywhere(town: Town) -> None:
    sessions, now = town.bank.callers.sessions, clock.now()
    who = town.who(Role.COORDINATOR)
    here, there = [await sessions.begin(who, instead_of="", now=now) for _ in range(2)]
    watching = await begin(town, Shown(session=here, from_our_page=True))

    await sessions.end_everywhere(there, now=now)

    async with asyncio.timeout(PATIENCE):
        assert await watching == []
