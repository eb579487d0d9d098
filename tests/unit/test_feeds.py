"""Events as they happen: told soon, and together."""

import asyncio
from asyncio import Event as Ring
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from staffbank.domain.council import RegionId
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.persistence.feeds import APART, TICK, SharedFeeds
from staffbank.ports.events import EventView
from tests.builders import an_id

REGION = RegionId(an_id("West Midlands"))
WHO = Principal("ada", REGION, frozenset({Grant(Role.COORDINATOR, REGION)}))


class Happening:
    """A bell and the one log behind it, and when it was looked at."""

    def __init__(self) -> None:
        self.last = 0
        self.looks: list[float] = []
        self._ring = Ring()

    def happens(self) -> None:
        self.last += 1
        self._ring.set()

    @contextmanager
    def heard(self, _: UUID) -> Iterator[Ring]:
        yield self._ring

    async def end(self) -> int:
        self.looks.append(asyncio.get_running_loop().time())
        return self.last

    async def between(self, after: int, end: int, *, most: int) -> tuple[EventView, ...]:
        at = datetime(2026, 11, 2, tzinfo=UTC)
        numbers = range(after + 1, min(end, after + most) + 1)
        return tuple(EventView(an_id(str(n)), n, "test", REGION, at, {}) for n in numbers)

    async def persons(self, *_: int) -> frozenset[str]:
        return frozenset()


async def test_what_happens_at_once_is_told_in_one_go_and_all_of_it() -> None:
    happening, told = Happening(), list[int]()
    log: Any = happening
    feeds = SharedFeeds(happening, lambda _: log)

    async with asyncio.timeout(10), feeds.followed(WHO, seconds=10) as following:
        after = 0
        for _ in range(60):
            happening.happens()
            await asyncio.sleep(0.003)
        while after < happening.last:
            views, after = await following.behind(after)
            told += [each.position for each in views]
    await feeds.close()

    since_the_first = happening.looks[1:]  # which only found out where to begin
    assert all(later - look > APART - TICK for look, later in pairwise(since_the_first))
    assert told == list(range(1, 61))
    assert len(happening.looks) < 60 / 2
