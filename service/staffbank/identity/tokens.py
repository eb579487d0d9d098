"""Tokens: JWTs (RFC 7519) signed with Ed25519 by the local issuer."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Self
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from staffbank.domain.council import RegionId
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.identity.signed import REMEMBERED, claims_signed
from staffbank.settings import Settings

ALGORITHM = "Ed25519"


BAD_TOKEN = (  # a sentence, and no password
    "The token is not valid: not ours, out of date, or not for this bank. "  # noqa: S105
    "Ask for a new one."
)


class NotAuthenticated(Exception):
    """Nobody knows who is asking. The message never says what is wrong with a token."""


class NoLocalIssuer(Exception):
    """A token was asked of the local issuer, which is not there in production."""


class UnusableKey(Exception):
    """The issuer's key file cannot be read, made or understood; the message names it."""


@dataclass(frozen=True)
class Tokens:
    """Issues tokens and reads them back: our issuer, audience and algorithm, and no other."""

    issuer: str
    audience: str
    lifetime: timedelta
    key: OKPKey

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The issuer of these settings. A missing key is made, readable by its owner only."""
        return cls(
            settings.issuer,
            settings.audience,
            timedelta(hours=settings.token_hours),
            key_in(settings.issuer_key_file, "STAFFBANK_ISSUER_KEY_FILE"),
        )

    def issue(self, principal: Principal, *, now: datetime) -> str:
        """A token that says who this is and what they may do, until `lifetime` from now."""
        claims = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": principal.person,
            "iat": int(now.timestamp()),
            "exp": int((now + self.lifetime).timestamp()),
            "region": str(principal.region_id),
            "roles": sorted(f"{g.role.value}@{g.scope}" for g in principal.grants),
        }
        return jwt.encode({"alg": ALGORITHM}, claims, self.key, algorithms=[ALGORITHM])

    def principal_of(self, token: str, *, now: datetime) -> Principal:
        """Who the token speaks for.

        What was proven of one is not looked at again until its end: it was signed by this
        key, for this bank, and had begun.

        Raises:
            NotAuthenticated: not signed by us, not for us, or past its end.
        """
        moment, place = int(now.timestamp()), (token, self.issuer, self.audience, id(self.key))
        known = _standing.get(place)
        if known and known.since <= moment < known.until:
            return known.principal
        principal, until = self._proven(token, now)
        _standing[place] = Standing(principal, moment, until, self.key)
        if len(_standing) > REMEMBERED:
            del _standing[next(iter(_standing))]
        return principal

    def _proven(self, token: str, now: datetime) -> tuple[Principal, int]:
        """Who it speaks for, and until when. Raises as `principal_of` does."""
        registry = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.audience},
            sub={"essential": True},
            exp={"essential": True},
            region={"essential": True},
        )
        try:
            claims = claims_signed(token, self.key, (ALGORITHM,))
            registry.validate(dict(claims))
            return _principal(claims), int(claims["exp"])
        except (JoseError, LookupError, ValueError, TypeError) as wrong:
            raise NotAuthenticated(BAD_TOKEN) from wrong


class Standing(NamedTuple):
    """Of a token that was proven: whose it is, and from when to when it surely holds.

    The key is kept, so that no other comes to stand in its place.
    """

    principal: Principal
    since: int
    until: int
    key: OKPKey


_standing: dict[tuple[str, str, str, int], Standing] = {}  # oldest first


class NoTokens:
    """The local issuer of an installation that has none."""

    def issue(self, principal: Principal, *, now: datetime) -> str:  # noqa: ARG002 as of Tokens
        """Raise NoLocalIssuer."""
        raise NoLocalIssuer(
            "STAFFBANK_ENVIRONMENT=production has no local issuer: people's tokens come from "
            "STAFFBANK_OIDC_ISSUER"
        )


def local_issuer(settings: Settings) -> Tokens | NoTokens:
    """The local issuer, unless these settings are of a bank with real people in it."""
    return NoTokens() if settings.in_production else Tokens.of(settings)


def _principal(claims: Mapping[str, Any]) -> Principal:
    return _principal_of(claims["sub"], claims["region"], tuple(claims["roles"]))


@lru_cache(maxsize=REMEMBERED)
def _principal_of(person: str, region: str, roles: tuple[str, ...]) -> Principal:
    grants = (str(role).partition("@") for role in roles)
    return Principal(
        person=str(person),
        region_id=RegionId(UUID(region)),
        grants=frozenset(Grant(Role(role), UUID(scope)) for role, _, scope in grants),
    )


def key_in(file: Path, setting: str) -> OKPKey:
    """Read the key of this setting; make it where there is none.

    Raises:
        UnusableKey: it is no key file, or may not be read or made.
    """
    try:
        return _read_or_made(file)
    except (OSError, ValueError, JoseError) as wrong:
        raise UnusableKey(
            f"{setting}={file} is no key of the issuer ({wrong}): name a file "
            "that holds one, or one that can be made"
        ) from wrong


def _read_or_made(file: Path) -> OKPKey:
    """Two at once end with one and the same key."""
    if not file.exists():
        fresh = json.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True))
        file.parent.mkdir(parents=True, exist_ok=True)
        made = file.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(fresh)
        try:
            os.link(made, file)  # fails, whole, if somebody was quicker
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return OKPKey.import_key(json.loads(file.read_text()))
