"""What is due is sent to one worker, as one message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.notification import Notification
from staffbank.ports.mail import Mail
from staffbank.ports.unit_of_work import UnitOfWork

LONGEST_SMS = 300  # characters: two text messages


@dataclass(frozen=True)
class Sending:
    """How many were sent together; `again_at` is when those that wait for it are due."""

    sent: int
    again_at: datetime | None = None


async def send_notifications(*, now: datetime, mail: Mail, uow: UnitOfWork) -> Sending:
    """Send what is due to whoever `uow` acts for, by the ways that she wants.

    It is marked before it leaves the hands of the transaction, and sent within it: what was not
    sent is tried again, and a message that left just before the end came carries the same
    reference.

    Raises:
        NotSent: it did not leave; nothing is marked.
    """
    async with uow:
        due = await uow.notifications.unsent(due_by=now)
        if not due or not mail.goes_out:
            return Sending(0)
        wishes = await uow.notifications.wishes()
        if (later := wishes.send_at(now)) > now:
            return Sending(0, again_at=later)
        contact = await uow.notifications.contact()
        text, reference = _text(due), str(due[0].id)
        if wishes.email and contact.email:
            await mail.email(contact.email, text, reference=reference)
        if wishes.sms and contact.phone:
            await mail.sms(contact.phone, text[:LONGEST_SMS], reference=reference)
        await uow.notifications.mark_sent(due, at=now)
        await uow.commit(Event("notification.sent", due[0].id, details={"number": len(due)}))
    return Sending(len(due))


def _text(due: Sequence[Notification]) -> str:
    """The sentences, each once."""
    return "\n".join(dict.fromkeys(each.text for each in due))
