"""Signing in with a browser: OpenID Connect, authorization code with PKCE."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from urllib.parse import quote_plus, urlencode

import httpx2
import structlog

from staffbank.domain.principal import Principal
from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.outside import Outside
from staffbank.identity.tokens import NotAuthenticated
from staffbank.settings import Settings

CALLBACK = "/callback"
SCOPE = "openid profile"
OURS = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")  # a path here, and no host
START_AGAIN = "Signing in did not work. Start again at /login."

LOG = structlog.get_logger("staffbank.identity")


@dataclass(frozen=True)
class Leaving:
    """Where the browser is sent to, and what it keeps meanwhile for its return."""

    address: str
    kept: str


@dataclass(frozen=True)
class SignIn:
    """Sends browsers to the issuer, and takes them back.

    What the browser keeps is one secret, from which state, nonce and the code's verifier are
    made: so only the browser that left can return, and nothing is stored here.
    """

    outside: Outside
    client_id: str
    client_secret: str
    public_url: str

    @classmethod
    def of(cls, settings: Settings, outside: Outside | None) -> Self | None:
        """The way in of these settings, if they have one."""
        if outside is None or not settings.oidc_client_id:
            return None
        secret = settings.oidc_client_secret.get_secret_value()
        return cls(outside, settings.oidc_client_id, secret, settings.public_url)

    async def leave(self, wanted: str, *, now: datetime) -> Leaving:
        """To the issuer, for a page that is `wanted` afterwards. Raises IssuerAway."""
        secret = secrets.token_urlsafe(32)
        verifier = _made_of(secret, "verifier")
        challenge = _letters(hashlib.sha256(verifier.encode()).digest())
        addresses = await self.outside.keys.addresses(now=now)
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.public_url + CALLBACK,
            "scope": SCOPE,
            "state": _made_of(secret, "state"),
            "nonce": _made_of(secret, "nonce"),
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        kept = f"{secret}.{_letters(page_here(wanted).encode())}"
        return Leaving(f"{addresses.authorization_endpoint}?{urlencode(asked)}", kept)

    async def come_back(
        self, said: Mapping[str, str], kept: str, *, now: datetime
    ) -> tuple[Principal, str]:
        """Who has come back with these parameters, and the page that she wanted.

        Raises:
            NotAuthenticated: not the browser that left, or not what the issuer says.
            NoRoleHere: nobody has given her a role.
            IssuerAway: it does not answer.
        """
        secret, _, page = kept.partition(".")
        state = said.get("state", "")
        if not secret or not _same(state, _made_of(secret, "state")):
            raise _failed("not the browser that left")
        if "error" in said:
            raise _failed(f"issuer: {re.sub('[^a-z_]', '', said['error'])[:40]}")
        claims = await self._claims(said.get("code", ""), secret, now)
        LOG.info("signed in", issuer=self.outside.keys.issuer)
        return self.outside.roles.principal_of(claims), _page_in(page)

    async def farewell(self, *, now: datetime) -> str:
        """Where a browser goes that has signed out here: to sign out there, if it can."""
        try:
            address = (await self.outside.keys.addresses(now=now)).end_session_endpoint
        except IssuerAway:
            address = ""
        home = f"{self.public_url}/"
        asked = {"client_id": self.client_id, "post_logout_redirect_uri": home}
        return f"{address}?{urlencode(asked)}" if address else home

    async def _claims(self, code: str, secret: str, now: datetime) -> Mapping[str, Any]:
        token = await self._id_token(code, _made_of(secret, "verifier"), now)
        claims = await self.outside.claims_of(token, audience=self.client_id, now=now)
        nonce = _made_of(secret, "nonce")
        if not _same(str(claims.get("nonce", "")), nonce):
            raise _failed("a token of another sign-in")
        if claims.get("azp", self.client_id) != self.client_id:
            raise _failed("a token for another application")
        return claims

    async def _id_token(self, code: str, verifier: str, now: datetime) -> str:
        addresses = await self.outside.keys.addresses(now=now)
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.public_url + CALLBACK,
            "client_id": self.client_id,
            "code_verifier": verifier,
        }
        named = (quote_plus(self.client_id), quote_plus(self.client_secret))
        auth = httpx2.BasicAuth(*named) if self.client_secret else httpx2.USE_CLIENT_DEFAULT
        try:
            answer = await self.outside.keys.http.post(
                addresses.token_endpoint, data=form, auth=auth
            )
            said = answer.json() if answer.is_success else {}
            return str(said["id_token"])
        except (httpx2.HTTPError, ValueError, LookupError, TypeError) as wrong:
            raise _failed(f"no token for the code: {type(wrong).__name__}") from wrong


def page_here(wanted: str) -> str:
    """The page, if it is one of ours; else the first."""
    return wanted if OURS.fullmatch(wanted) else "/"


def _page_in(kept: str) -> str:
    try:
        return page_here(base64.urlsafe_b64decode(kept + "==").decode())
    except ValueError:  # the browser has kept something else
        return page_here("")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _made_of(secret: str, purpose: str) -> str:
    return _letters(hmac.digest(secret.encode(), purpose.encode(), "sha256"))


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _failed(because: str) -> NotAuthenticated:
    LOG.info("sign-in failed", because=because)
    return NotAuthenticated(START_AGAIN)
