"""The order of events never goes back, whatever commits when."""

import asyncio
import random
from typing import Any

import pytest
from sqlalchemy import func, select, text

from staffbank.domain.principal import Principal, Role
from staffbank.usecases.identifier import new_id
from tests.town import Town
from tests.watching import hear, heard, under_way, watching


def coordinator(town: Town) -> Principal:
    return town.who(Role.COORDINATOR)


async def _end(town: Town) -> int:
    return await town.bank.events(coordinator(town)).end()


async def test_what_commits_late_comes_after_what_was_told_before_it(town: Town) -> None:
    who = coordinator(town)
    async with (
        under_way(town, who, "test.slow") as slow,
        under_way(town, who, "test.quick") as quick,
    ):
        await quick.commit()
        async with watching(town, who, None, "test") as told:
            (first,) = await hear(told, 1)
        await slow.commit()
        async with watching(town, who, first.id, "test") as told:
            (second,) = await hear(told, 1)

    assert (first.event, second.event) == ("test.quick", "test.slow")
    assert second.at < first.at


async def test_a_sealer_that_dies_leaves_its_events_to_the_next(town: Town) -> None:
    await town.request()

    async with town.bank.unit_of_work(coordinator(town)) as doomed:
        await doomed._connection.scalar(select(func.seal_events()))  # type: ignore[attr-defined]
        looking = asyncio.ensure_future(heard(town, coordinator(town), 3))
        await asyncio.sleep(0.3)
        assert not looking.done(), "nobody reads beside a sealer what it may still take back"

    assert await looking == ["region.founded", "request.submitted", "request.approved"]


async def test_a_place_that_one_sealer_gave_stays_whoever_comes_meanwhile(town: Town) -> None:
    await town.request()
    query = text("SELECT id, position FROM outbox_event ORDER BY position")

    async with town.bank.unit_of_work(coordinator(town)) as first:
        connection: Any = first._connection  # type: ignore[attr-defined]
        await connection.scalar(select(func.seal_events()))
        given = (await connection.execute(query)).all()
        second = asyncio.ensure_future(_end(town))
        await asyncio.sleep(0.3)
        await connection.commit()
    assert await second == given[-1].position

    log = town.bank.events(coordinator(town))
    assert [await log.position_of(row.id) for row in given] == [row.position for row in given]


async def test_many_at_once_and_many_that_break_off_hear_the_same_once(town: Town) -> None:
    writers, each = 6, 15
    expected = writers * each * 4 // 5  # one in five is taken back
    dice = random.Random(36)

    async def write(number: int) -> None:
        for turn in range(each):
            name = f"test.w{number}_{turn}"
            async with under_way(town, coordinator(town), name) as connection:
                await asyncio.sleep(dice.random() / 50)
                if turn % 5 == 4:
                    await connection.rollback()
                else:
                    await connection.commit()

    async def read() -> list[str]:
        names, since = list[str](), None
        while len(names) < expected:
            async with watching(town, coordinator(town), since, "test") as told:
                left = expected - len(names)
                *_, last = got = await hear(told, min(left, 1 + dice.randrange(4)))
            names, since = [*names, *(event.event for event in got)], last.id
        return names

    async with asyncio.TaskGroup() as group:
        readers = [group.create_task(read()) for _ in range(3)]
        for number in range(writers):
            group.create_task(write(number))
    first, *others = [reader.result() for reader in readers]

    assert len(set(first)) == len(first) == expected
    assert all(other == first for other in others)
    for number in range(writers):
        own = [name for name in first if name.startswith(f"test.w{number}_")]
        assert own == [f"test.w{number}_{turn}" for turn in range(each) if turn % 5 != 4]


async def test_nobody_gives_an_event_its_place_by_hand(town: Town) -> None:
    async with town.bank.unit_of_work(coordinator(town)) as uow:
        connection: Any = uow._connection  # type: ignore[attr-defined]
        forged = text(
            "INSERT INTO outbox_event (id, region_id, event, subject, organisations, details,"
            " position) VALUES (:id, my_region(), 'test.forged', :id, '{}', '{}', 1)"
        )
        with pytest.raises(Exception, match="row-level security"):
            await connection.execute(forged, {"id": new_id()})
