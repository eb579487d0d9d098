"""What workers are told, kept and found: each reads and changes her own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from staffbank.domain.notification import Notification, NotificationId, Way, Wishes
from staffbank.ports.contact import Contact


class Notifications(Protocol):
    """The caller's own notifications; `get` raises Declined (not_found)."""

    async def get(self, notification_id: NotificationId) -> Notification: ...
    async def mark_read(self, notification_id: NotificationId, *, at: datetime) -> None: ...
    async def wishes(self) -> Wishes: ...
    async def set_wishes(self, wishes: Wishes) -> None: ...
    async def contact(self) -> Contact: ...
    async def unsent(
        self, *, due_by: datetime, way: Way | None = None
    ) -> tuple[Notification, ...]:
        """Those that are due and not sent, or not by this way; locked, the oldest first."""
        ...

    async def mark_gone(
        self, gone: Sequence[Notification], way: Way, *, at: datetime
    ) -> None: ...

    async def mark_sent(self, sent: Sequence[Notification], *, at: datetime) -> None: ...
