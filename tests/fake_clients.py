"""Programs and sessions in memory, for banks in which nobody looks for them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from staffbank.domain.api_client import ApiClient, ClientId, KeyId
from staffbank.domain.principal import Principal
from staffbank.identity.client_tokens import ClientTokens
from staffbank.identity.sessions import BrowserSessions
from staffbank.identity.token_office import TokenOffice
from staffbank.ports.clients import ClientDoor
from staffbank.ports.sessions import Session
from staffbank.settings import Settings


class FakeClientDoor:
    """Nobody is known."""

    async def client(self, _: ClientId) -> ApiClient | None:
        return None

    async def texts(
        self, client_id: ClientId, document_ids: Collection[str]
    ) -> Mapping[str, str]:
        return {}

    async def used(self, client_id: ClientId, key_id: KeyId, *, at: datetime) -> None: ...


class FakeOnce:
    """Remembers for ever."""

    def __init__(self) -> None:
        self.shown: set[str] = set()

    async def is_first(self, what: str, *, seconds: int) -> bool:
        first = what not in self.shown
        self.shown.add(what)
        return first


def an_office(settings: Settings, door: ClientDoor | None = None) -> TokenOffice:
    """An office that gives tokens to whomever this door knows."""
    return TokenOffice.of(ClientTokens.of(settings, door or FakeClientDoor()), FakeOnce())


class FakeSessions:
    """Nobody has signed in."""

    async def begin(self, session: Session, *, over_since: datetime) -> None: ...
    async def latest_of(self, principal: Principal, *, since: datetime) -> Session | None:
        return None

    async def find(self, _: bytes) -> Session | None:
        return None

    async def seen(self, secret_hash: bytes, *, at: datetime) -> None: ...
    async def end(self, secret_hash: bytes) -> None: ...
    async def end_all(self, principal: Principal) -> None: ...


def no_sessions(settings: Settings) -> BrowserSessions:
    """Sessions of which there are none."""
    return BrowserSessions.of(settings, FakeSessions())
