"""The bell of a page that is open."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from staffbank.web import live
from staffbank.web.live import ENDED, HEARD, MOST, STILL_HERE, TOLD, Moments, bounded, rings


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "APART", 0.01)
    monkeypatch.setattr(live, "SILENCE", 0.02)


async def many() -> Moments:
    for number in range(500):
        yield {"number": number}


async def for_ever(closed: list[str]) -> Moments:
    try:
        yield {}
        await asyncio.Event().wait()
    finally:
        closed.append("closed")


async def test_what_comes_together_rings_once_and_the_end_is_told() -> None:
    assert [each async for each in rings(many())] == [STILL_HERE, TOLD, ENDED]


async def test_where_nothing_happens_it_says_that_it_is_still_there() -> None:
    closed: list[str] = []
    told: AsyncGenerator[str, None] = rings(for_ever(closed), lasts=60)

    assert [await anext(told) for _ in range(4)] == [STILL_HERE, TOLD, STILL_HERE, STILL_HERE]
    await told.aclose()
    assert closed == ["closed"]


async def test_it_lasts_a_while_and_the_browser_comes_again() -> None:
    closed: list[str] = []

    told = [each async for each in rings(for_ever(closed), lasts=0.05)]

    assert TOLD in told
    assert ENDED not in told
    assert closed == ["closed"]


async def test_after_what_went_wrong_the_browser_comes_again() -> None:
    async def broken() -> Moments:
        yield {}
        raise ValueError

    assert [each async for each in rings(broken())] == [STILL_HERE, TOLD]


async def test_whoever_has_thirty_pages_open_has_no_bell_at_one_more() -> None:
    closed: list[str] = []
    open_ones = [bounded(for_ever(closed), "her") for _ in range(MOST)]
    began = [await anext(each) for each in open_ones]

    refused = [each async for each in bounded(for_ever(closed), "her")]
    another = bounded(for_ever(closed), "him")

    assert began == [STILL_HERE] * MOST
    assert refused == [ENDED]
    assert await anext(another) == STILL_HERE
    for each in (*open_ones, another):
        await each.aclose()
    assert not HEARD
