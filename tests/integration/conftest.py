"""A running bank on real servers."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from staffbank.bootstrap import build
from staffbank.settings import Settings
from tests.town import Town, found_town


@pytest.fixture
async def town(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A region of its own, in this worker's database."""
    settings = Settings(
        database_url=database_url,
        redis_url=redis_url,
        issuer_key_file=tmp_path / "issuer.jwk",
        cursor_secret=SecretStr("a secret of these tests"),
    )
    bank = build(settings)
    yield await found_town(bank)
    await bank.close()
