"""Readers share what they see alike, and nothing else: neither others' rows nor their pace."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence

import pytest

from staffbank.domain.principal import Grant, Principal, Role
from staffbank.persistence import feeds
from staffbank_graphql.event import Event
from staffbank_graphql.global_id import encode
from tests.town import Town
from tests.watching import hear, under_way, watching

WRITERS, EACH = 4, 12
LONGER = feeds.LOOK_EVERY + 1  # seconds: whatever was not told at once is found by then


def everybody(town: Town) -> Sequence[Principal]:
    """Of the region, of councils, of both, a worker, a worker who is an officer, a stranger."""
    warwick, solihull, dudley = (
        each.council.id for each in (town.warwick, town.solihull, town.dudley)
    )
    both = frozenset({Grant(Role.REQUESTER, warwick), Grant(Role.SIGNATORY, solihull)})
    return (
        town.who(Role.COORDINATOR, None, "Cora"),
        town.who(Role.ANALYST, None, "Anna"),
        town.who(Role.REQUESTER, warwick, "Rita"),
        town.who(Role.SERVICE_MANAGER, warwick, "Ada"),
        Principal("Bea", town.region.id, both),
        town.who(Role.WORKER, town.warwick.employer.id, "Ada"),
        town.who(Role.WORKER, town.warwick.employer.id, "Wilma"),
        town.who(Role.REQUESTER, dudley, "Dora"),
    )


async def write(town: Town, number: int, dice: random.Random) -> None:
    writer, scopes = town.who(Role.COORDINATOR), (town.warwick, town.solihull)
    for turn in range(EACH):
        about = [each.council.id for each in dice.sample(scopes, dice.randrange(3))]
        person = dice.choice(["", "Ada", "Wilma", "Nobody"])
        async with under_way(
            town, writer, f"test.w{number}_{turn}", *about, person=person
        ) as connection:
            await asyncio.sleep(dice.random() / 50)
            await connection.commit()


async def read(
    town: Town, who: Principal, over: asyncio.Event, dice: random.Random
) -> list[tuple[str, bool]]:
    """All that they hear, on connections that break and at a pace that changes."""
    heard = list[tuple[str, bool]]()
    while True:
        since, last = heard[-1][0] if heard else None, over.is_set()
        async with watching(town, who, since, "test") as told:
            for _ in range(1 + dice.randrange(12)):
                event = await _next(told, patience=LONGER if last else 0.2)
                if event is None:
                    break
                heard.append((event.id, event.details is None))
                await asyncio.sleep(dice.choice([0, 0, 0, 0.1]))
            else:
                last = False
        if last:
            return heard


async def test_each_hears_her_own_once_in_order_whatever_the_pace_and_whatever_breaks(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "KEPT", 3)  # so that who is slow falls behind what is shared
    dice, over = random.Random(44), asyncio.Event()
    people = (*everybody(town), *everybody(town))

    reading = [asyncio.create_task(read(town, who, over, dice)) for who in people]
    await asyncio.gather(*(write(town, number, dice) for number in range(WRITERS)))
    over.set()
    heard = await asyncio.gather(*reading)

    for who, told in zip(people, heard, strict=True):
        assert told == await _seen(town, who), who


async def test_what_concerns_her_office_and_herself_comes_once_with_its_details(
    town: Town,
) -> None:
    warwick = town.warwick.council.id
    ada, writer = town.who(Role.SERVICE_MANAGER, warwick, "Ada"), town.who(Role.COORDINATOR)
    async with watching(town, ada, None, "test", only_new=True) as told:
        waiting = asyncio.create_task(hear(told, 2))
        await asyncio.sleep(0.3)
        for name, about in (("test.both", [warwick]), ("test.hers", [])):
            async with under_way(town, writer, name, *about, person="Ada") as connection:
                await connection.commit()
        both, hers = await waiting

    assert (both.event, both.details) == ("test.both", [])
    assert (hers.event, hers.details) == ("test.hers", None)


async def test_who_does_not_read_delays_nobody_and_loses_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "KEPT", 3)
    quick, slow = town.who(Role.COORDINATOR, None, "quick"), town.who(Role.ANALYST)
    async with (
        watching(town, slow, None, "test") as behind,
        watching(town, quick, None, "test") as told,
    ):
        await _happens(town, "test.e0")
        first = await hear(behind, 1)  # and then no more for a while
        for turn in range(1, 20):
            await _happens(town, f"test.e{turn}")
        at_once = await hear(told, 20)
        later = [*first, *await hear(behind, 19)]

    assert [event.event for event in at_once] == [f"test.e{turn}" for turn in range(20)]
    assert later == at_once


async def test_one_look_is_enough_for_all_who_see_the_same(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []
    read = feeds.RegionFeeds.read

    async def counted(region: feeds.RegionFeeds, who: Principal, *places: int) -> object:
        reads.append(who)
        return await read(region, who, *places)

    people = [town.who(Role.COORDINATOR, None, f"c{n}") for n in range(9)]
    people += [town.who(Role.REQUESTER, town.solihull.council.id, f"s{n}") for n in range(9)]
    people += [town.who(Role.WORKER, town.warwick.employer.id, f"w{n}") for n in range(9)]
    told = [asyncio.create_task(_first(town, who)) for who in people]
    await asyncio.sleep(1)
    monkeypatch.setattr(feeds.RegionFeeds, "read", counted)
    about = town.solihull.council.id
    async with under_way(town, people[0], "test.shared", about, person="w3") as connection:
        await connection.commit()

    async with asyncio.timeout(20):
        while sum(task.done() for task in told) < 9 + 9 + 1:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)  # in which nobody else hears of it
    done, waiting = await asyncio.wait(told, timeout=0)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert len(done) == 9 + 9 + 1
    assert len(reads) == 3


async def _next(told: AsyncIterator[Event], *, patience: float) -> Event | None:
    try:
        async with asyncio.timeout(patience):
            return await anext(told)
    except TimeoutError:
        return None


async def _happens(town: Town, name: str) -> None:
    async with under_way(town, town.who(Role.COORDINATOR), name) as connection:
        await connection.commit()


async def _first(town: Town, who: Principal) -> object:
    async with watching(town, who, None, "test", only_new=True) as told:
        return await hear(told, 1)


async def _seen(town: Town, who: Principal) -> list[tuple[str, bool]]:
    """What row-level security shows: the ids, and whether the details are hidden."""
    log = town.bank.events(who)
    views = await log.between(0, await log.end(), most=9_999)
    return [
        (encode("Event", each.id), each.details is None)
        for each in views
        if each.event.startswith("test.")
    ]
