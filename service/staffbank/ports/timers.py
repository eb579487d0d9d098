"""What happens later by itself, enqueued by the same commit."""

from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId
from staffbank.domain.placement import PlacementId
from staffbank.domain.waiting import Waiting


class Timers(Protocol):
    """Jobs for later. Each looks first whether there is still something to do."""

    async def remind(self, waiting: Waiting, subject: UUID, *, since: datetime) -> None:
        """Tell people when it has waited too long."""
        ...

    async def remind_again(self, waiting: Waiting, subject: UUID, *, told: datetime) -> None:
        """Tell them once more, where once is not enough."""
        ...

    async def start_again(self, placement_id: PlacementId, day: date) -> None:
        """Start the placement on the morning after that day."""
        ...

    async def end_waiver(self, placement_id: PlacementId, at: datetime) -> None:
        """Look at what her first day asked for when the time without it is over."""
        ...

    async def open_week(self, placement_id: PlacementId, week: date) -> None:
        """Open the timesheet of that Monday's week when the week is over."""
        ...

    async def forget(self, day: date) -> None:
        """Forget what is old when that day is over."""
        ...

    async def tell_heads(self, day: date) -> None:
        """Tell the heads of the audit chains when that day is over."""
        ...

    async def recheck(self, day: date) -> None:
        """See who is due on the register when that day is over."""
        ...

    async def accrue(self, home: EmployerId, host: CouncilId, day: date) -> None:
        """Draw up that day's month between the two when it is over."""
        ...
