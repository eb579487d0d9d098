"""Tokens of programs: issued by the bank to itself, for some minutes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from staffbank.domain.api_client import ApiClient, ClientId, KeyId
from staffbank.domain.principal import Principal
from staffbank.domain.problem import Declined
from staffbank.identity.signed import claims_signed
from staffbank.identity.tokens import ALGORITHM, BAD_TOKEN, NotAuthenticated, key_in
from staffbank.ports.clients import ClientDoor
from staffbank.settings import Settings

LIFETIME = timedelta(minutes=10)
KIND = "at+jwt"  # RFC 9068
READ = "read"


@dataclass(frozen=True)
class ClientTokens:
    """Issues them, and reads them back.

    Each time the program is looked up: revoked, or its key ended, its tokens have ended too.
    """

    issuer: str
    audience: str
    key_file: Path
    door: ClientDoor

    @classmethod
    def of(cls, settings: Settings, door: ClientDoor) -> "ClientTokens":
        """The issuer of these settings."""
        return cls(settings.public_url, settings.audience, settings.client_key_file, door)

    @cached_property
    def key(self) -> OKPKey:
        """The bank's key, made where it is missing. Raises UnusableKey."""
        return key_in(self.key_file, "STAFFBANK_CLIENT_KEY_FILE")

    def issue(
        self, client: ApiClient, key_id: KeyId, scope: frozenset[str], *, now: datetime
    ) -> str:
        """A token for the program that has shown this key, held to this scope."""
        claims = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": str(client.id),
            "client_id": str(client.id),
            "key_id": str(key_id),
            "scope": " ".join(sorted(scope)),
            "iat": int(now.timestamp()),
            "exp": int((now + LIFETIME).timestamp()),
            "jti": secrets.token_hex(16),
        }
        header = {"alg": ALGORITHM, "typ": KIND}
        return jwt.encode(header, claims, self.key, algorithms=[ALGORITHM])

    async def principal_of(self, token: str, *, now: datetime) -> Principal:
        """Whom the program acts as.

        Raises:
            NotAuthenticated: not ours, out of date, or let in no more.
        """
        registry = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.audience},
            exp={"essential": True},
        )
        try:
            claims = claims_signed(token, self.key, (ALGORITHM,))
            registry.validate(dict(claims))
            client_id = ClientId(UUID(claims["client_id"]))
            key_id = KeyId(UUID(claims["key_id"]))
            deeds = deeds_in(claims["scope"].split())
            client = _there(await self.door.client(client_id))
            client.key(key_id)
        except (JoseError, LookupError, ValueError, TypeError, Declined) as wrong:
            raise NotAuthenticated(BAD_TOKEN) from wrong
        return client.principal(deeds)


def scope_of(client: ApiClient) -> frozenset[str]:
    """Everything that the program may ask for: to read, and its deeds by their names."""
    return frozenset({READ, *(deed.name.lower() for deed in client.deeds)})


def deeds_in(scope: list[str]) -> frozenset[str]:
    """The names of deeds among these words."""
    return frozenset(word.upper() for word in scope if word != READ)


def _there(client: ApiClient | None) -> ApiClient:
    if client is None:
        raise LookupError
    return client
