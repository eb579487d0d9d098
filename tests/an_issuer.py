"""An issuer of tokens in memory, with keys that it can change, for tests of who is let in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import httpx2
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from staffbank.domain.council import RegionId
from staffbank.identity.issuer_keys import IssuerKeys
from staffbank.identity.outside import Outside
from staffbank.identity.role_map import RoleMap, Tenant
from tests.builders import an_id

TENANT = "0f8fad5b-d9cb-469f-a165-70867728950e"
ISSUER = "https://login.example.org/{tenantid}/v2.0"
OURS = ISSUER.replace("{tenantid}", TENANT)
AUDIENCE = "api://staffbank"
REGION = RegionId(an_id("West Midlands"))
COUNCIL, EMPLOYER = an_id("Warwick"), an_id("Warwick Council")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_key(kid: str) -> RSAKey:
    """A new key of this id."""
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


FIRST, SECOND = a_key("first"), a_key("second")


@dataclass
class AnIssuer:
    """Publishes `keys`, counts how often it is asked, and does not answer while `away`.

    For a code it hands over `hands_over`, whatever the code, or `answers_with`; it keeps the
    forms that it was `sent`.
    """

    name: str = ISSUER
    keys: list[RSAKey | ECKey] = field(default_factory=lambda: [FIRST])
    asked: list[str] = field(default_factory=list)
    away: bool = False
    hands_over: dict[str, str] = field(default_factory=dict)
    answers_with: httpx2.Response | None = None
    sent: list[dict[str, list[str]]] = field(default_factory=list)

    @property
    def transport(self) -> httpx2.MockTransport:
        return httpx2.MockTransport(self._answer)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request.url.path)
        if self.away:
            raise httpx2.ConnectError("nobody there")
        if request.url.path.endswith("/openid-configuration"):
            there = "https://login.example.org"
            addresses = {
                "issuer": self.name,
                "jwks_uri": f"{there}/keys",
                "authorization_endpoint": f"{there}/authorize",
                "token_endpoint": f"{there}/token",
            }
            return httpx2.Response(200, json=addresses)
        if request.url.path == "/token":
            self.sent.append(parse_qs(request.content.decode()))
            return self.answers_with or httpx2.Response(200, json=self.hands_over)
        return httpx2.Response(
            200, json={"keys": [key.as_dict(private=False) for key in self.keys]}
        )


def read_by(issuer: AnIssuer, **tenant: Any) -> Outside:
    """The bank's reader of this issuer's tokens; one tenant, Warwick's, is known."""
    organisations: tuple[UUID, ...] = (COUNCIL, EMPLOYER)
    known = {TENANT: Tenant(REGION, **{"organisations": organisations, **tenant})}
    keys = IssuerKeys(ISSUER, httpx2.AsyncClient(transport=issuer.transport))
    return Outside(keys, AUDIENCE, RoleMap(known, "oid"))


def said(**claims: Any) -> dict[str, Any]:
    """The claims of a sound token of Warwick's requester."""
    sound = {
        "iss": OURS,
        "aud": AUDIENCE,
        "sub": "pairwise",
        "oid": "ada's object",
        "tid": TENANT,
        "scp": "access",
        "roles": ["requester"],
        "iat": int(NOW.timestamp()),
        "nbf": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 3600,
    }
    return {name: value for name, value in (sound | claims).items() if value is not None}


def signed(
    claims: dict[str, Any] | None = None,
    key: Any = FIRST,
    algorithm: str = "RS256",
    **header: Any,
) -> str:
    """A token with these claims."""
    named = {"alg": algorithm, "kid": key.kid, **header}
    return jwt.encode(named, claims or said(), key, algorithms=[algorithm])
