"""What a worker is told, by which way, and when she wants to hear of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.event import Event
from staffbank.domain.london import LONDON, day_of, moment

NotificationId = NewType("NotificationId", UUID)

ONE_DAY = timedelta(days=1)
DIGEST = time(8)  # in London

# What she is told of; whatever she has done herself she knows.
TOLD: Mapping[str, str] = {
    "offer.made": "You are offered work at another council. Answer it in time.",
    "offer.released": "Your employer has released you for an offer.",
    "offer.release_refused": "Your employer has not released you for an offer.",
    "offer.release_withdrawn": "Your employer has taken back its release for an offer.",
    "offer.rejected": "The host has not taken you for an offer.",
    "offer.withdrawn": "An offer to you was withdrawn.",
    "offer.expired": "An offer to you has ended without an answer.",
    "placement.confirmed": "The host has confirmed you. An agreement follows.",
    "agreement.terms_locked": "Your schedule is there to be read and acknowledged.",
    "placement.postponed": "Your placement begins on a later day.",
    "placement.started": "Your placement has begun.",
    "placement.withdrawn": "Your placement was withdrawn before it began.",
    "placement.paused": "Your placement is paused.",
    "placement.suspended": "Your placement is suspended. Your employer tells you more.",
    "placement.shorter_notice_proposed": "An earlier end of your placement is proposed.",
    "placement.ended_early": "Your placement ends before the agreed day.",
    "timesheet.opened": "The timesheet of your week is there to be filled in.",
    "timesheet.queried": "The host has a question about your timesheet.",
    "extension.requested": "You are asked whether your placement may go on for longer.",
    "extension.in_force": "Your placement goes on for longer, as you have agreed.",
    "extension.declined": "Your placement is not extended.",
}


class Way(Enum):
    """How a message leaves the bank."""

    EMAIL = "email"
    SMS = "sms"


class NotWishes(ValueError):
    """The wishes cannot be; the message says why."""


@dataclass(frozen=True)
class Wishes:
    """How and when she wants to hear. The inbox has everything, always.

    Nothing is sent in the quiet hours, from `quiet_from` to `quiet_until` of London's clocks; a
    night that begins and ends at the same time is none. With `digest` she has one message a
    day, at eight in the morning.
    """

    email: bool = True
    sms: bool = False
    quiet_from: time = field(default=time(21))
    quiet_until: time = field(default=time(7))
    digest: bool = False

    def __post_init__(self) -> None:
        for clock in (self.quiet_from, self.quiet_until):
            if clock.second or clock.microsecond:
                raise NotWishes(f"{clock} is no whole minute; say {clock:%H:%M}")

    def send_at(self, now: datetime) -> datetime:
        """When something that happened now is to be sent."""
        if self.digest:
            today = moment(day_of(now), DIGEST)
            return today if now <= today else moment(day_of(now) + ONE_DAY, DIGEST)
        return self._after_the_quiet_hours(now)

    def _after_the_quiet_hours(self, now: datetime) -> datetime:
        clock, since, until = now.astimezone(LONDON).time(), self.quiet_from, self.quiet_until
        if since == until:
            return now
        over_midnight = since > until
        quiet = (clock >= since or clock < until) if over_midnight else since <= clock < until
        if not quiet:
            return now
        day = day_of(now) + (ONE_DAY if over_midnight and clock >= since else timedelta())
        return moment(day, until)


@dataclass(frozen=True)
class Notification:
    """Something that she is told: `event` and what it is about, and the sentence."""

    id: NotificationId
    person: str
    event: str
    about: UUID
    text: str


def told(event: Event, *, by: str, id: NotificationId) -> Notification | None:  # noqa: A002 its name
    """What the worker is told of an event; None where it is not for her, or her own deed."""
    if not event.person or event.person == by or event.name not in TOLD:
        return None
    return Notification(id, event.person, event.name, event.subject, TOLD[event.name])
