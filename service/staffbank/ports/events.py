"""What has happened, read in an order that never goes back."""

from asyncio import Event as Ring
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from staffbank.domain.principal import Principal


@dataclass(frozen=True)
class EventView:
    """An event as its reader may see it: `details` are for organisations, None to a worker."""

    id: UUID
    position: int
    event: str
    subject: UUID
    at: datetime
    details: Mapping[str, str | int | float | bool | None] | None


class EventLog(Protocol):
    """The events that one principal may see."""

    async def end(self) -> int:
        """Seal what is committed by now; the last position that anything has.

        Nothing comes to stand at or before it any more.
        """
        ...

    async def position_of(self, event_id: UUID) -> int | None:
        """Where an event stands; None where there is none, or it is not theirs to see."""
        ...

    async def between(self, after: int, end: int, *, most: int) -> tuple[EventView, ...]:
        """The first of the events that stand behind `after`, up to `end`, in order."""
        ...

    async def persons(self, after: int, end: int) -> frozenset[str]:
        """Whom those events are about that stand behind `after`, up to `end`."""
        ...


class Bell(Protocol):
    """Rings when something was committed. It only wakes: losing it loses nothing."""

    def heard(self, region_id: UUID) -> AbstractContextManager[Ring]:
        """Set whenever something has happened in the region, as long as the block lasts."""
        ...


class Following(Protocol):
    """One reader's way through the events that are hers to see."""

    async def behind(self, after: int) -> tuple[tuple[EventView, ...], int]:
        """The next events behind `after`, in order, and up to where they were looked for.

        It waits for some where there are none, and comes without any when the hour is over.
        """
        ...


class Feeds(Protocol):
    """The events as they happen, read once for all who see the same."""

    def followed(
        self, who: Principal, *, seconds: float
    ) -> AbstractAsyncContextManager[Following]:
        """A way through the events that they may see, for so long."""
        ...
