"""A town for a browser to see, on the Monday that it was founded; one browser for all."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from staffbank import clock
from tests.browser.chromium import chromium
from tests.town import NOW, Town, a_town


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of pages share a loop, since they share the browser that lives in it."""
    for item in items:
        if item.path.parent == Path(__file__).parent and item.get_closest_marker("asyncio"):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The machine's Chromium, begun once; each person has a context of her own in it."""
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def town(
    database_url: str, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    """A region of its own, in a database that this worker's tests share."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    async with a_town(database_url, redis_url, tmp_path) as town:
        yield town
