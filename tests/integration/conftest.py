"""A running bank on real servers, and a real provider for those who sign in."""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from staffbank.bootstrap import build
from staffbank.settings import Settings
from tests.a_browser import BANK, Browser, a_browser
from tests.embedded_bank import eventually, processes_on
from tests.identity_provider import PROVIDERS_SECRET, identity_provider
from tests.integration.api_desk import at_the_desk
from tests.integration.full_town import FullTown, full_town
from tests.integration.published_deeds import held_to_the_table
from tests.town import NOW, Town, a_town


@pytest.fixture(autouse=True)
def no_deed_takes_more_statements(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test sends: the table of published deeds holds."""
    yield from held_to_the_table(monkeypatch)


@pytest.fixture
async def town(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A region of its own, in a database that this worker's tests share."""
    async with a_town(database_url, redis_url, tmp_path) as town:
        yield town


@pytest.fixture
async def full(town: Town, monkeypatch: pytest.MonkeyPatch) -> FullTown:
    """A town with something of every kind in it."""
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return await full_town(desk)


@pytest.fixture
def nothing_is_left_behind(tmp_path: Path) -> Iterator[None]:
    yield
    clean = eventually(lambda: not processes_on(tmp_path))
    left = processes_on(tmp_path)
    for process in left:
        with suppress(psutil.Error):
            process.kill()
    assert clean, left


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    with identity_provider(BANK) as address:
        yield address


@pytest.fixture
async def signed(town: Town, issuer: str, tmp_path: Path) -> AsyncIterator[Town]:
    """The town, whose people sign in at the provider; all of them are Warwick's."""
    roles = tmp_path / "roles.toml"
    organisations = [str(town.warwick.council.id), str(town.warwick.employer.id)]
    roles.write_text(
        f'[tenants."{issuer}"]\nregion = "{town.region.id}"\norganisations = {organisations}\n'
    )
    given = town.bank.settings.model_dump() | {
        "public_url": BANK,
        "oidc_issuer": issuer,
        "oidc_audience": "api://staffbank",
        "oidc_client_id": "staffbank",
        "oidc_client_secret": PROVIDERS_SECRET,
        "role_map_file": str(roles),
    }
    bank = build(Settings(**given))
    yield replace(town, bank=bank)
    await bank.close()


@pytest.fixture
async def browser(signed: Town) -> AsyncIterator[Browser]:
    browser = a_browser(signed.bank)
    yield browser
    await browser.client.aclose()
