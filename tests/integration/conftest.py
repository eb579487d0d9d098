"""A running bank on real servers."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.town import Town, a_town


@pytest.fixture
async def town(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A region of its own, in a database that this worker's tests share."""
    async with a_town(database_url, redis_url, tmp_path) as town:
        yield town
