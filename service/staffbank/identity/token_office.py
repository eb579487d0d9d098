"""Where programs get their tokens: OAuth 2.0, client credentials (RFC 6749, 7523)."""

import base64
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote_plus
from uuid import UUID

import structlog

from staffbank.domain.api_client import ApiClient, ClientId, ClientKey, hash_of
from staffbank.identity.client_assertion import Assertions, NotShown, named_in
from staffbank.identity.client_tokens import LIFETIME, READ, ClientTokens, scope_of
from staffbank.ports.clients import ClientDoor
from staffbank.ports.once import CannotRemember, Once

PATH = "/oauth/token"
GRANT = "client_credentials"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

LOG = structlog.get_logger("staffbank.identity")


class Refusal(Exception):
    """No token is given. `code` is OAuth's word for why; the message is for people."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.status = code, status


@dataclass(frozen=True)
class Given:
    """A token, what it is good for, and for how many seconds."""

    token: str
    scope: frozenset[str]
    seconds: int = int(LIFETIME.total_seconds())


@dataclass(frozen=True)
class TokenOffice:
    """Gives tokens to programs that show a live key of theirs."""

    tokens: ClientTokens
    door: ClientDoor
    assertions: Assertions

    @classmethod
    def of(cls, tokens: ClientTokens, once: Once) -> "TokenOffice":
        """The office that issues these. Assertions are for its address, or for the issuer."""
        issuer = tokens.issuer
        return cls(tokens, tokens.door, Assertions((f"{issuer}{PATH}", issuer), once))

    async def give(
        self, form: Mapping[str, str], authorization: str, *, now: datetime
    ) -> Given:
        """A token for who has sent this form, with this header. Raises Refusal."""
        if form.get("grant_type") != GRANT:
            raise Refusal("unsupported_grant_type", f"The one grant_type here is {GRANT}.")
        client, key = await self._who(form, authorization, now)
        scope = _within(client, form.get("scope", ""))
        await self.door.used(client.id, key.id, at=now)
        LOG.info("token given", client=str(client.id), key=str(key.id), scope=sorted(scope))
        return Given(self.tokens.issue(client, key.id, scope, now=now), scope)

    async def _who(
        self, form: Mapping[str, str], authorization: str, now: datetime
    ) -> tuple[ApiClient, ClientKey]:
        _be_one_way(form, authorization)
        try:
            if "client_assertion" in form:
                return await self._by_assertion(form, now)
            return await self._by_secret(*_named(form, authorization))
        except NotShown as wrong:
            LOG.info("program refused", named=form.get("client_id", "")[:36])
            message = (
                "No such program is let in with this key. Whoever administers it can say "
                "which keys are live."
            )
            raise Refusal("invalid_client", message, 401) from wrong
        except CannotRemember as away:
            message = "Whether the assertion is new cannot be told just now. Send another."
            raise Refusal("temporarily_unavailable", message, 503) from away

    async def _by_secret(self, name: str, secret: str) -> tuple[ApiClient, ClientKey]:
        client, shown = await self._client(name), hash_of(secret)
        for key in client.live_keys:
            if key.secret_hash and hmac.compare_digest(key.secret_hash, shown):
                return client, key
        raise NotShown

    async def _by_assertion(
        self, form: Mapping[str, str], now: datetime
    ) -> tuple[ApiClient, ClientKey]:
        assertion = form["client_assertion"]
        name = named_in(assertion)
        if form.get("client_id", name) != name:
            raise NotShown
        client = await self._client(name)
        return client, await self.assertions.key_shown(assertion, client, now=now)

    async def _client(self, name: str) -> ApiClient:
        try:
            client = await self.door.client(ClientId(UUID(name)))
        except ValueError as wrong:
            raise NotShown from wrong
        if client is None:
            raise NotShown
        return client


def _be_one_way(form: Mapping[str, str], authorization: str) -> None:
    """Raises Refusal where there is not exactly one key, shown in one of the three ways."""
    shown = [bool(authorization), "client_secret" in form, "client_assertion" in form]
    if sum(shown) != 1:
        message = (
            "Show one key in one way: client_secret_basic, client_secret_post or "
            "private_key_jwt."
        )
        raise Refusal("invalid_request", message)
    if "client_assertion" in form and form.get("client_assertion_type") != ASSERTION:
        raise Refusal("invalid_request", f"The client_assertion_type is {ASSERTION}.")


def _named(form: Mapping[str, str], authorization: str) -> tuple[str, str]:
    """The name and the secret. Raises NotShown."""
    if not authorization:
        return form.get("client_id", ""), form["client_secret"]
    scheme, _, packed = authorization.partition(" ")
    try:
        name, colon, secret = base64.b64decode(packed, validate=True).decode().partition(":")
    except ValueError as wrong:
        raise NotShown from wrong
    if scheme.lower() != "basic" or not colon:
        raise NotShown
    return unquote_plus(name), unquote_plus(secret)


def _within(client: ApiClient, asked: str) -> frozenset[str]:
    """What is asked for, or all that there is. Raises Refusal."""
    most = scope_of(client)
    wanted = frozenset(asked.split()) | {READ} if asked.strip() else most
    if not wanted <= most:
        known = " ".join(sorted(most))
        raise Refusal("invalid_scope", f"This program may have: {known}.")
    return wanted
