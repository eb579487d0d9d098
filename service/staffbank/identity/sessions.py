"""Sessions of browsers: begun at sign-in, over when nobody is there, ended by whoever it is."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from staffbank.domain.api_client import hash_of
from staffbank.domain.principal import Principal
from staffbank.identity.tokens import NotAuthenticated
from staffbank.ports.sessions import Session, Sessions
from staffbank.settings import Settings

BYTES = 32
NOTED_AFTER = timedelta(minutes=1)  # else each request would write
SIGNED_OUT = "You are not signed in, or no longer: sign in at /login."


@dataclass(frozen=True)
class BrowserSessions:
    """A browser holds a secret, and the bank its hash; each sign-in has a new one."""

    kept: Sessions
    idle: timedelta
    longest: timedelta

    @classmethod
    def of(cls, settings: Settings, kept: Sessions) -> Self:
        """Sessions that last as long as these settings say."""
        idle = timedelta(minutes=settings.session_idle_minutes)
        return cls(kept, idle, timedelta(hours=settings.session_hours))

    async def begin(self, principal: Principal, *, instead_of: str, now: datetime) -> str:
        """The secret of a new session. The one that the browser had until now is over."""
        if instead_of:
            await self.end(instead_of)
        secret = secrets.token_urlsafe(BYTES)
        session = Session(hash_of(secret), principal, now, now)
        await self.kept.begin(session, over_since=now - self.idle)
        return secret

    async def principal_of(
        self, secret: str, *, now: datetime, attended: bool = True
    ) -> Principal:
        """Whose session it is. What nobody has `attended` to does not make it last longer.

        Raises:
            NotAuthenticated: it is nobody's, or over.
        """
        session = await self.kept.find(hash_of(secret))
        if session is None:
            raise NotAuthenticated(SIGNED_OUT)
        if now - session.seen_at >= self.idle or now - session.started_at >= self.longest:
            await self.kept.end(session.secret_hash)
            raise NotAuthenticated(SIGNED_OUT)
        if attended and now - session.seen_at >= NOTED_AFTER:
            await self.kept.seen(session.secret_hash, at=now)
        return session.principal

    async def end(self, secret: str) -> None:
        """End it, if it is there."""
        await self.kept.end(hash_of(secret))

    async def end_everywhere(self, secret: str, *, now: datetime) -> None:
        """End every session of whoever this one is of. Raises NotAuthenticated."""
        await self.kept.end_all(await self.principal_of(secret, now=now))
