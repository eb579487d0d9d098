"""The keys of an issuer elsewhere: fetched when they are needed, and kept."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx2
import structlog
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, OKPKey, RSAKey

from staffbank.identity.tokens import NotAuthenticated

AGAIN_AFTER = timedelta(seconds=30)  # however many unknown keys are shown meanwhile
FRESH_FOR = timedelta(hours=1)
KEPT_FOR = timedelta(days=1)  # where the issuer does not answer
PATIENCE = 5.0  # seconds
TENANT = "{tenantid}"

Key = RSAKey | ECKey | OKPKey
LOG = structlog.get_logger("staffbank.identity")


class IssuerAway(NotAuthenticated):
    """Whoever knows people, programs or browsers does not answer: nobody can be told apart."""


@dataclass(frozen=True)
class Addresses:
    """Where an issuer does what, by its discovery document."""

    jwks_uri: str
    authorization_endpoint: str = ""
    token_endpoint: str = ""
    end_session_endpoint: str = ""


class IssuerKeys:
    """What an issuer publishes: its addresses, and its public keys by their ids.

    An id that is not known has the keys fetched anew, but once in AGAIN_AFTER at the most.
    """

    def __init__(self, issuer: str, client: httpx2.AsyncClient | None = None) -> None:
        self.issuer = issuer
        self.http = client or httpx2.AsyncClient(timeout=PATIENCE)
        self._keys: Mapping[str, Key] = {}
        self._addresses: Addresses | None = None
        self._fetched_at: datetime | None = None
        self._asked_at: datetime | None = None
        self._asking = asyncio.Lock()

    async def key(self, kid: str, *, now: datetime) -> Key | None:
        """The key of this id, or None where the issuer has none of it. Raises IssuerAway."""
        if kid not in self._keys or not self._younger_than(FRESH_FOR, now):
            await self._ask(now)
        if not self._younger_than(KEPT_FOR, now):
            raise _away()
        return self._keys.get(kid)

    async def addresses(self, *, now: datetime) -> Addresses:
        """Where it does what. Raises IssuerAway."""
        if self._addresses is None:
            await self._ask(now)
        if self._addresses is None:
            raise _away()
        return self._addresses

    async def close(self) -> None:
        """Give the connections back."""
        await self.http.aclose()

    def _younger_than(self, age: timedelta, now: datetime) -> bool:
        return self._fetched_at is not None and now - self._fetched_at < age

    async def _ask(self, now: datetime) -> None:
        """Fetch both documents; those who come while that goes on wait for it."""
        async with self._asking:
            if self._asked_at is not None and abs(now - self._asked_at) < AGAIN_AFTER:
                return
            self._asked_at = now
            try:
                self._addresses = await self._discovered()
                self._keys = _usable(await self._document(self._addresses.jwks_uri))
                self._fetched_at = now
            except (httpx2.HTTPError, ValueError, TypeError, KeyError) as wrong:
                LOG.warning("issuer away", issuer=self.issuer, because=repr(wrong))

    async def _discovered(self) -> Addresses:
        start = self.issuer.replace(TENANT, "organizations").rstrip("/")
        said = await self._document(f"{start}/.well-known/openid-configuration")
        if said["issuer"] != self.issuer:
            raise ValueError(f"the document is of another issuer: {said['issuer']!r}")
        found = Addresses(
            **{name: str(said.get(name, "")) for name in Addresses.__dataclass_fields__}
        )
        ours = urlsplit(self.issuer).scheme
        for address in filter(None, vars(found).values()):
            if urlsplit(address).scheme not in {ours, "https"}:
                raise ValueError(f"{address} is not as safe as {self.issuer}")
        return found

    async def _document(self, address: str) -> Mapping[str, Any]:
        answer = await self.http.get(address, headers={"Accept": "application/json"})
        answer.raise_for_status()
        said = answer.json()
        if not isinstance(said, dict):
            raise TypeError(f"{address} is no object")
        return said


def _usable(document: Mapping[str, Any]) -> Mapping[str, Key]:
    """Public keys that sign, by their ids; others are passed over."""
    found = {}
    for said in document["keys"]:
        if not isinstance(said, dict) or said.get("use", "sig") != "sig" or "d" in said:
            continue
        try:
            key = JWKRegistry.import_key(said)
        except (JoseError, ValueError, TypeError, KeyError):
            continue
        if isinstance(key, Key) and isinstance(said.get("kid"), str):
            found[said["kid"]] = key
    return found


def _away() -> IssuerAway:
    return IssuerAway(
        "Who you are cannot be told just now: the issuer of your tokens does not answer. "
        "Try again in a minute."
    )
