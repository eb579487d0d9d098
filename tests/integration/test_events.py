"""Whoever an event concerns is told of it: once, in order, and over every reconnection."""

import asyncio

import psycopg
import pytest

from staffbank.domain.offer import DeclineReason
from staffbank.domain.principal import Principal, Role
from staffbank.persistence import feeds
from staffbank.usecases.identifier import new_id
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank_graphql import event as events
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.global_id import encode
from tests.town import Town
from tests.watching import PATIENCE, hear, heard, watching

ASKED = ["request.submitted", "request.approved"]
JOINED = ["worker.joined", *["worker.checked"] * 3, "worker.availability_set"]


def coordinator(town: Town) -> Principal:
    return town.who(Role.COORDINATOR)


async def test_each_side_is_told_what_concerns_it_and_a_third_council_nothing(
    town: Town,
) -> None:
    await town.offer(await town.member(), await town.request())
    home = town.who(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    stranger = town.who(Role.SERVICE_MANAGER, town.dudley.council.id)

    assert await heard(town, home, 6) == [*JOINED, "offer.made"]
    assert await heard(town, host, 3) == [*ASKED, "offer.made"]
    assert await town.bank.events(stranger).between(0, await _end(town), most=99) == ()


async def test_a_worker_is_told_her_own_without_the_details(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    await town.member("Bea Marlow")
    offer, hers = await town.offer(worker, request), town.as_worker(worker)
    own = town.bank.unit_of_work(hers)
    await decline_offer(offer_id=offer.id, reason=DeclineReason.DATES, uow=own)

    async with watching(town, hers) as told:
        mine = await hear(told, 7)
    async with watching(town, coordinator(town), None, "worker.checked") as told:
        (checked,) = await hear(told, 1)

    assert [event.event for event in mine] == [*JOINED, "offer.made", "offer.declined"]
    assert {event.details for event in mine} == {None}
    assert mine[-1].subject_id == encode("Offer", offer.id)
    assert checked.details is not None
    assert [(each.name, each.value) for each in checked.details] == [("kind", "registration")]


async def test_who_comes_again_with_the_last_id_misses_nothing_and_hears_nothing_twice(
    town: Town,
) -> None:
    await town.request()
    async with watching(town, coordinator(town)) as told:
        *_, last = await hear(told, 3)
    await town.request()

    async with watching(town, coordinator(town), last.id) as told:
        again = await hear(told, 2)
        await town.request(host=town.dudley)
        live = await hear(told, 2)

    assert [each.event for each in (*again, *live)] == ASKED * 2


async def test_who_wants_only_the_new_hears_nothing_old(town: Town) -> None:
    await town.member()

    async with watching(town, coordinator(town), only_new=True) as told:
        waiting = asyncio.ensure_future(hear(told, 2))
        await asyncio.sleep(0.2)
        await town.request()

        assert [each.event for each in await waiting] == ASKED


async def test_who_names_nouns_or_events_hears_those(town: Town) -> None:
    await town.offer(await town.member(), await town.request())

    async with watching(town, coordinator(town), None, "offer", "worker.joined") as told:
        assert [each.event for each in await hear(told, 2)] == ["worker.joined", "offer.made"]


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "LOOK_EVERY", 0.2)


@pytest.mark.usefixtures("no_patience")
async def test_a_bell_that_is_silent_loses_nothing(town: Town) -> None:
    async with watching(town, coordinator(town), only_new=True) as told:
        waiting = asyncio.ensure_future(hear(told, 2))
        await asyncio.sleep(0.3)
        await _cut_the_bell(town)
        await town.request()

        assert len(await waiting) == 2


async def test_the_bell_rings_again_when_the_database_is_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "LOOK_EVERY", 10 * PATIENCE)
    async with watching(town, coordinator(town), only_new=True) as told:
        for _ in range(2):
            waiting = asyncio.ensure_future(hear(told, 2))
            await asyncio.sleep(0.3)
            await town.request()
            assert len(await waiting) == 2
            await _cut_the_bell(town)


@pytest.mark.parametrize(
    "since",
    ["an id", encode("Offer", new_id()), encode("Event", new_id())],
    ids=["no id", "an offer's", "nobody's"],
)
async def test_who_names_no_event_is_told_so(town: Town, since: str) -> None:
    with pytest.raises(BadUserInput, match=r"is no|no event"):
        await heard(town, coordinator(town), 1, since)


async def test_nobody_begins_at_an_event_of_anothers(town: Town) -> None:
    await town.request()
    async with watching(town, coordinator(town)) as told:
        (theirs, *_) = await hear(told, 2)

    with pytest.raises(BadUserInput, match="not yours to see"):
        await heard(town, town.who(Role.REQUESTER, town.dudley.council.id), 1, theirs.id)


async def test_a_watch_ends_after_its_hour(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(events, "LASTS", 0.2)
    await town.request()

    async with asyncio.timeout(PATIENCE), watching(town, coordinator(town)) as told:
        assert len([event async for event in told]) == 3


async def _end(town: Town) -> int:
    return await town.bank.events(coordinator(town)).end()


async def _cut_the_bell(town: Town) -> None:
    url = town.bank.settings.database_url.replace("+psycopg", "")
    listeners = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query LIKE 'LISTEN staffbank_events%'"
    )
    async with await psycopg.AsyncConnection.connect(url) as connection:
        assert (await connection.execute(listeners)).rowcount > 0
