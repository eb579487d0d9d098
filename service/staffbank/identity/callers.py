"""Whose token it is: each is read by the issuer that it names, and by no other."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from joserfc import jws
from joserfc.errors import JoseError

from staffbank.domain.principal import Principal
from staffbank.identity.client_tokens import ClientTokens
from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.outside import Outside
from staffbank.identity.sessions import BrowserSessions
from staffbank.identity.shown import Shown
from staffbank.identity.signed import REMEMBERED
from staffbank.identity.tokens import BAD_TOKEN, NotAuthenticated, NoTokens, Tokens
from staffbank.ports.away import DatabaseAway

SAY_WHO = (
    "Say who you are: send the header 'Authorization: Bearer <token>'. "
    "The bank's administrator gives out tokens."
)

ANOTHER_PAGE = (
    "This came from another site's page, or from no page: with a browser's session, send it "
    "from a page of the bank; without a browser, send a token."
)


@dataclass(frozen=True)
class Callers:
    """Everybody who may call: programs, and people of the local issuer or of one outside."""

    local: Tokens | NoTokens
    sessions: BrowserSessions
    programs: ClientTokens | None = None
    outside: Outside | None = None

    async def caller(self, shown: Shown, *, now: datetime, reads: bool = False) -> Principal:
        """Who shows this. With a session alone, only what `reads` is done from other pages.

        Raises:
            NotAuthenticated: nothing is shown, or nothing that lets anybody in.
            IssuerAway: whether it does cannot be told now.
        """
        if shown.authorization is not None or not shown.session:
            return await self.bearer(shown.authorization, now=now)
        if not (shown.from_our_page or reads):
            raise NotAuthenticated(ANOTHER_PAGE)
        with _looked_up():
            return await self.sessions.principal_of(shown.session, now=now)

    async def bearer(self, authorization: str | None, *, now: datetime) -> Principal:
        """Who sends this `Authorization` header.

        Raises:
            NotAuthenticated: it is missing, or no token that lets anybody in.
            IssuerAway: whether it does cannot be told now.
        """
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise NotAuthenticated(SAY_WHO)
        with _looked_up():
            return await self._principal_of(token.strip(), now)

    async def _principal_of(self, token: str, now: datetime) -> Principal:
        issuer = _issuer_named_in(token)
        if isinstance(self.local, Tokens) and issuer == self.local.issuer:
            return self.local.principal_of(token, now=now)
        if self.programs is not None and issuer == self.programs.issuer:
            return await self.programs.principal_of(token, now=now)
        if self.outside is not None:
            return await self.outside.principal_of(token, now=now)
        raise NotAuthenticated(BAD_TOKEN)

    async def close(self) -> None:
        """Give back what is held."""
        if self.outside is not None:
            await self.outside.keys.close()


@contextmanager
def _looked_up() -> Iterator[None]:
    try:
        yield
    except DatabaseAway as away:
        raise IssuerAway(str(away)) from away


@lru_cache(maxsize=REMEMBERED)
def _issuer_named_in(token: str) -> object:
    """The issuer that the token says, unproven. Raises NotAuthenticated."""
    try:
        claims = json.loads(jws.extract_compact(token.encode()).payload)
        return claims["iss"]
    except (JoseError, LookupError, ValueError, TypeError, RecursionError) as wrong:
        raise NotAuthenticated(BAD_TOKEN) from wrong
