"""What workers are told: written with the deed that it tells of, and sent later."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.event import Event
from staffbank.domain.notification import Notification, NotificationId, Way, Wishes, told
from staffbank.domain.principal import Principal
from staffbank.domain.problem import not_found
from staffbank.persistence.enqueued import Enqueued
from staffbank.persistence.notification_tables import NOTIFICATION, NOTIFICATION_WISHES
from staffbank.persistence.tables import WORKER_CONTACT
from staffbank.ports.contact import Contact
from staffbank.usecases.identifier import new_id

GONE = {Way.EMAIL: "emailed_at", Way.SMS: "texted_at"}
WISHES = ("email", "sms", "quiet_from", "quiet_until", "digest")


class SqlNotifications:
    """Rows of `notification` and `notification_wishes`; each person sees her own."""

    def __init__(self, connection: AsyncConnection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    async def get(self, notification_id: NotificationId) -> Notification:
        query = select(NOTIFICATION).where(NOTIFICATION.c.id == notification_id)
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            raise not_found("notification", "notificationId")
        return Notification(notification_id, row.person, row.event, row.about, row.text)

    async def mark_read(self, notification_id: NotificationId, *, at: datetime) -> None:
        change = update(NOTIFICATION).where(NOTIFICATION.c.id == notification_id)
        await self._connection.execute(change, {"read_at": at})

    async def wishes(self) -> Wishes:
        query = select(*(NOTIFICATION_WISHES.c[name] for name in WISHES))
        hers = query.where(NOTIFICATION_WISHES.c.person == self._principal.person)
        row = (await self._connection.execute(hers)).mappings().one_or_none()
        return Wishes(**row) if row else Wishes()

    async def set_wishes(self, wishes: Wishes) -> None:
        values = {name: getattr(wishes, name) for name in WISHES}
        key = {"region_id": self._principal.region_id, "person": self._principal.person}
        await self._connection.execute(
            postgresql.insert(NOTIFICATION_WISHES)
            .values(key | values)
            .on_conflict_do_update(index_elements=["region_id", "person"], set_=values)
        )

    async def contact(self) -> Contact:
        query = select(WORKER_CONTACT.c.email, WORKER_CONTACT.c.phone)
        hers = query.where(WORKER_CONTACT.c.person == self._principal.person)
        row = (await self._connection.execute(hers)).one_or_none()
        return Contact(row.email, row.phone) if row else Contact()

    async def unsent(
        self, *, due_by: datetime, way: Way | None = None
    ) -> tuple[Notification, ...]:
        query = (
            select(NOTIFICATION)
            .where(NOTIFICATION.c.person == self._principal.person)
            .where(NOTIFICATION.c.sent_at.is_(None), NOTIFICATION.c.at <= due_by)
            .order_by(NOTIFICATION.c.id)
            .with_for_update()
        )
        if way is not None:
            query = query.where(NOTIFICATION.c[GONE[way]].is_(None))
        return tuple(
            Notification(NotificationId(row.id), row.person, row.event, row.about, row.text)
            for row in await self._connection.execute(query)
        )

    async def mark_gone(self, gone: Sequence[Notification], way: Way, *, at: datetime) -> None:
        ids = [each.id for each in gone]
        change = update(NOTIFICATION).where(NOTIFICATION.c.id.in_(ids))
        await self._connection.execute(change, {GONE[way]: at})

    async def mark_sent(self, sent: Sequence[Notification], *, at: datetime) -> None:
        ids = [each.id for each in sent]
        change = update(NOTIFICATION).where(NOTIFICATION.c.id.in_(ids))
        await self._connection.execute(change, {"sent_at": at})


async def tell(
    connection: AsyncConnection, principal: Principal, events: Sequence[Event]
) -> None:
    """Put what workers are told of these events in their inboxes, and see to its sending."""
    found = [
        said
        for event in events
        if (said := told(event, by=principal.person, id=NotificationId(new_id())))
    ]
    if not found:
        return
    rows = [
        {**vars(said), "region_id": principal.region_id, "at": func.clock_timestamp()}
        for said in found
    ]
    await connection.execute(insert(NOTIFICATION).values(rows))
    for person in sorted({said.person for said in found}):
        await Enqueued("notify", "mail").on(
            connection, region_id=str(principal.region_id), person=person
        )
