"""Tokens of an issuer elsewhere: OpenID Connect, Microsoft Entra ID above all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import structlog
from joserfc import jws, jwt
from joserfc.errors import JoseError

from staffbank.domain.principal import Principal
from staffbank.identity.issuer_keys import TENANT, IssuerKeys, Key
from staffbank.identity.role_map import RoleMap, tenant_of
from staffbank.identity.signed import claims_signed
from staffbank.identity.tokens import BAD_TOKEN, NotAuthenticated
from staffbank.settings import Settings

ALGORITHMS = ("RS256", "PS256", "ES256")  # nobody who has the public key can sign with these
SKEW = 30  # seconds by which clocks may differ

LOG = structlog.get_logger("staffbank.identity")


class _Unfit(Exception):
    """What is wrong, for the log."""


@dataclass(frozen=True)
class Outside:
    """Reads the tokens of one issuer: with its keys, for our audience, by the map of roles."""

    keys: IssuerKeys
    audience: str
    roles: RoleMap

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """The issuer of these settings, if they name one. Raises UnusableRoleMap."""
        if not settings.oidc_issuer:
            return None
        roles = RoleMap.read(Path(settings.role_map_file), settings.oidc_person_claim)
        return cls(IssuerKeys(settings.oidc_issuer), settings.oidc_audience, roles)

    async def principal_of(self, token: str, *, now: datetime) -> Principal:
        """Who an access token speaks for.

        Raises:
            NotAuthenticated: it is not sound, not for us, or not a person's.
            NoRoleHere: it is sound, and its bearer has no role.
            IssuerAway: its keys cannot be had.
        """
        claims = await self.claims_of(token, audience=self.audience, now=now)
        if "nonce" in claims:
            raise _refused("a token of signing in, not of access")
        if claims.get("idtyp") == "app" or ("tid" in claims and "scp" not in claims):
            raise _refused("a program's token: those come as API clients")
        return self.roles.principal_of(claims)

    async def claims_of(self, token: str, *, audience: str, now: datetime) -> Mapping[str, Any]:
        """The claims, of which everything but what they are worth was looked at.

        Raises:
            NotAuthenticated: something was wrong; only the log says what.
            IssuerAway: its keys cannot be had.
        """
        try:
            key = await self._key_of(token, now)
            claims = claims_signed(token, key, ALGORITHMS)
            jwt.JWTClaimsRegistry(
                now=int(now.timestamp()),
                leeway=SKEW,
                iss={"essential": True, "value": self._issuer_of(claims)},
                aud={"essential": True, "value": audience},
                sub={"essential": True},
                exp={"essential": True},
            ).validate(dict(claims))
        except (JoseError, _Unfit, LookupError, ValueError, TypeError) as wrong:
            raise _refused(_in_short(wrong)) from wrong
        return claims

    async def _key_of(self, token: str, now: datetime) -> Key:
        kid = jws.extract_compact(token.encode()).headers()["kid"]
        key = await self.keys.key(kid, now=now) if isinstance(kid, str) else None
        if key is None:
            raise _Unfit("a key that the issuer does not have")
        return key

    def _issuer_of(self, claims: Mapping[str, Any]) -> str:
        tenant = tenant_of(claims)
        if not self.roles.knows(tenant):
            raise _Unfit("a tenant that the map of roles does not have")
        return self.keys.issuer.replace(TENANT, tenant)


def _refused(because: str) -> NotAuthenticated:
    LOG.info("token refused", because=because)
    return NotAuthenticated(BAD_TOKEN)


def _in_short(wrong: Exception) -> str:
    """What was wrong, without a word of the token's."""
    if isinstance(wrong, _Unfit):
        return str(wrong)
    return " ".join(filter(None, [type(wrong).__name__, getattr(wrong, "claim", None)]))
