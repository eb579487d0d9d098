"""What is due is sent to one worker, as one message by each way that she wants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.notification import Notification, Way, Wishes
from staffbank.ports.contact import Contact
from staffbank.ports.mail import Mail, Undeliverable
from staffbank.ports.unit_of_work import UnitOfWork

LONGEST_SMS = 300  # characters: two text messages


@dataclass(frozen=True)
class Sending:
    """How many were sent together; `again_at` is when those that wait for it are due."""

    sent: int
    again_at: datetime | None = None


async def send_notifications(
    *, now: datetime, mail: Mail, unit_of_work: Callable[[], UnitOfWork]
) -> Sending:
    """Send what is due to whoever `unit_of_work` acts for, by the ways that she wants.

    Each way is a transaction of its own: it is marked before it leaves the hands of that, and
    sent within it, so that one way that fails does not send the other's message again. What the
    service refuses for good is given up and told of in the audit; the inbox has it.

    Raises:
        NotSent: it did not leave by some way; the queue is to try that again.
    """
    if not mail.goes_out:
        return Sending(0)
    async with unit_of_work() as uow:
        due = await uow.notifications.unsent(due_by=now)
        wishes, contact = await uow.notifications.wishes(), await uow.notifications.contact()
    if not due:
        return Sending(0)
    if (later := wishes.send_at(now)) > now:
        return Sending(0, again_at=later)
    for way in _ways(wishes, contact):
        await _send(way, contact, now, mail, unit_of_work())
    async with unit_of_work() as uow:
        await uow.notifications.mark_sent(due, at=now)
        await uow.commit(Event("notification.sent", due[0].id, details={"number": len(due)}))
    return Sending(len(due))


def _ways(wishes: Wishes, contact: Contact) -> list[Way]:
    by_mail = wishes.email and contact.email
    by_text = wishes.sms and contact.phone
    return [way for way, wanted in ((Way.EMAIL, by_mail), (Way.SMS, by_text)) if wanted]


async def _send(way: Way, contact: Contact, now: datetime, mail: Mail, uow: UnitOfWork) -> None:
    async with uow:
        due = await uow.notifications.unsent(due_by=now, way=way)
        if not due:
            return
        text, reference = _text(due), str(due[0].id)
        await uow.notifications.mark_gone(due, way, at=now)
        event = Event(f"notification.sent_by_{way.value}", due[0].id)
        try:
            if way is Way.EMAIL:
                await mail.email(contact.email, text, reference=reference)
            else:
                await mail.sms(contact.phone, text[:LONGEST_SMS], reference=reference)
        except Undeliverable as wrong:
            details = {"way": way.value, "because": str(wrong)}
            event = Event("notification.undeliverable", due[0].id, details=details)
        await uow.commit(event)


def _text(due: Sequence[Notification]) -> str:
    """The sentences, each once."""
    return "\n".join(dict.fromkeys(each.text for each in due))
