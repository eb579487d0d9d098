"""A running bank with a database, and so a queue, of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.town import Town, a_town


@pytest.fixture
async def town(a_fresh_database: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A region, alone in its database."""
    async with a_town(a_fresh_database, redis_url, tmp_path) as town:
        yield town
