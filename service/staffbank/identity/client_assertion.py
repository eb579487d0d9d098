"""A program shows that it has a private key: by a JWT signed with it (RFC 7523)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry

from staffbank.domain.api_client import ApiClient, ClientKey, hash_of
from staffbank.identity.public_key import ALGORITHMS
from staffbank.ports.once import Once

LONGEST = timedelta(minutes=5)
SKEW = 30  # seconds by which clocks may differ


class NotShown(Exception):
    """No live key of the program's was shown."""


@dataclass(frozen=True)
class Assertions:
    """Reads assertions that are for one of `audience`, each once only."""

    audience: tuple[str, ...]
    once: Once

    async def key_shown(self, assertion: str, client: ApiClient, *, now: datetime) -> ClientKey:
        """The live key of the client with which this was signed.

        Raises:
            NotShown: with none, not for us, out of date, too long, or seen before.
            CannotRemember: whether it was seen before cannot be told.
        """
        for key in client.live_keys:
            claims = _signed_by(key, assertion)
            if claims is not None:
                self._be_sound(claims, str(client.id), now)
                await self._be_new(claims, str(client.id))
                return key
        raise NotShown

    def _be_sound(self, claims: dict[str, Any], client: str, now: datetime) -> None:
        at = int(now.timestamp())
        registry = jwt.JWTClaimsRegistry(
            now=at,
            leeway=SKEW,
            iss={"essential": True, "value": client},
            sub={"essential": True, "value": client},
            aud={"essential": True, "values": list(self.audience)},
            exp={"essential": True},
            jti={"essential": True},
        )
        try:
            registry.validate(claims)
        except JoseError as wrong:
            raise NotShown from wrong
        if claims["exp"] > at + LONGEST.total_seconds() + SKEW:
            raise NotShown

    async def _be_new(self, claims: dict[str, Any], client: str) -> None:
        longest = int(LONGEST.total_seconds()) + 2 * SKEW
        shown = f"{client}:{hash_of(claims['jti']).hex()}"
        if not await self.once.is_first(shown, seconds=longest):
            raise NotShown


def named_in(assertion: str) -> str:
    """The program that the assertion says it is of, unproven. Raises NotShown."""
    try:
        return str(json.loads(jws.extract_compact(assertion.encode()).payload)["sub"])
    except (JoseError, LookupError, ValueError, TypeError, RecursionError) as wrong:
        raise NotShown from wrong


def _signed_by(key: ClientKey, assertion: str) -> dict[str, Any] | None:
    if key.public_jwk is None:
        return None
    public = JWKRegistry.import_key(_plain(key.public_jwk))
    try:
        return jwt.decode(assertion, public, algorithms=ALGORITHMS).claims
    except (JoseError, ValueError, TypeError):
        return None


def _plain(jwk: Mapping[str, str]) -> Any:
    return dict(jwk)
