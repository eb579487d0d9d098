"""A running bank on real servers."""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.embedded_bank import eventually, processes_on
from tests.town import Town, a_town


@pytest.fixture
async def town(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A region of its own, in a database that this worker's tests share."""
    async with a_town(database_url, redis_url, tmp_path) as town:
        yield town


@pytest.fixture
def nothing_is_left_behind(tmp_path: Path) -> Iterator[None]:
    yield
    clean = eventually(lambda: not processes_on(tmp_path))
    left = processes_on(tmp_path)
    for process in left:
        with suppress(psutil.Error):
            process.kill()
    assert clean, left
