"""What has happened, read in an order that never goes back."""

from asyncio import Event as Ring
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


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


class Bell(Protocol):
    """Rings when something was committed. It only wakes: losing it loses nothing."""

    def heard(self, region_id: UUID) -> AbstractContextManager[Ring]:
        """Set whenever something has happened in the region, as long as the block lasts."""
        ...
