"""A worker has read what she was told."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.notification import NotificationId
from staffbank.domain.permission import require_as_worker
from staffbank.ports.unit_of_work import UnitOfWork


async def read_notification(
    *, notification_id: NotificationId, now: datetime, uow: UnitOfWork
) -> None:
    """Mark it as read; it stays in her inbox. Raises Declined where it is not hers."""
    async with uow:
        require_as_worker(uow.principal, Deed.READ_NOTIFICATION)
        notification = await uow.notifications.get(notification_id)
        await uow.notifications.mark_read(notification.id, at=now)
        await uow.commit(Event("notification.read", notification.id))
