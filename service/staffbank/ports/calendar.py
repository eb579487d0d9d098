"""Calendar feeds: one address each, kept as a digest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from staffbank.domain.period import Period


class CalendarFeeds(Protocol):
    """The caller's own feed; the bank alone looks up whose an address is."""

    async def open(self, digest: bytes, *, at: datetime) -> None:
        """Keep the address, in place of an older one."""
        ...

    async def close(self) -> None: ...
    async def open_since(self) -> datetime | None: ...
    async def person_of(self, digest: bytes, *, opened_after: datetime) -> str | None:
        """Whose it is: a member whom the register, as it was last looked at, lets work."""
        ...


@dataclass(frozen=True)
class CalendarEntry:
    """One session: where it is. Nothing of what it is about."""

    key: str
    during: Period
    council: str
    team: str
