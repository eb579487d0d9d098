"""Browser sessions: kept on the server, found by the hash of what the browser holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from staffbank.domain.principal import Principal


@dataclass(frozen=True)
class Session:
    """Somebody who has signed in with a browser, and when she was last there."""

    secret_hash: bytes
    principal: Principal
    started_at: datetime
    seen_at: datetime


class Sessions(Protocol):
    """Where they are kept."""

    async def begin(self, session: Session, *, over_since: datetime) -> None:
        """Keep it. Those of hers last seen before `over_since` go, and all of a month ago."""
        ...

    async def latest_of(self, principal: Principal, *, since: datetime) -> Session | None:
        """Of this person's that were begun since then, the latest."""
        ...

    async def find(self, secret_hash: bytes) -> Session | None: ...
    async def seen(self, secret_hash: bytes, *, at: datetime) -> None: ...
    async def end(self, secret_hash: bytes) -> None: ...
    async def end_all(self, principal: Principal) -> None:
        """End every session of this person's."""
        ...
