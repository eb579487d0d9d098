"""A town for a browser to see, on the Monday that it was founded."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from staffbank import clock
from tests.town import NOW, Town, a_town


@pytest.fixture
async def town(
    database_url: str, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    """A region of its own, in a database that this worker's tests share."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    async with a_town(database_url, redis_url, tmp_path) as town:
        yield town
