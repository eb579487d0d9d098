"""A served bank, and the clients of others that ask it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from staffbank.bootstrap import build
from staffbank.settings import Settings
from tests.clients.counter import Counter
from tests.clients.node import Node, clients_installed
from tests.e2e.desk import the_api
from tests.town import Town, found_town

AUDITED = Path(__file__).parent / "audited"  # what the audits ask by GET


@pytest.fixture(scope="session")
def node() -> Node:
    """Node, with the packages of `package.json`."""
    return clients_installed()


@pytest.fixture(scope="session")
def counter(
    database_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Counter]:
    """A region's coordinator, at the API of a served bank. Nobody works: runs stay queued."""
    settings = Settings(
        database_url=database_url,
        redis_url=redis_url,
        issuer_key_file=tmp_path_factory.mktemp("clients") / "issuer.jwk",
        cursor_secret=SecretStr("a secret of these tests"),
        trusted_documents_folder=str(AUDITED),
    )
    town = asyncio.run(_founded(settings))
    with the_api(town.bank) as address:
        yield Counter(address, town)


async def _founded(settings: Settings) -> Town:
    """A region; of its bank only the tokens and the settings are used from here on."""
    bank = build(settings)
    try:
        return await found_town(bank)
    finally:
        await bank.close()
