"""A webhook: an address of a council's, or of the region's, that is told of events."""

import hmac
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256
from typing import NewType
from urllib.parse import urlsplit
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId
from staffbank.domain.event import Event
from staffbank.domain.problem import Declined, Problem, ProblemCode

WebhookId = NewType("WebhookId", UUID)
DeliveryId = NewType("DeliveryId", UUID)

BOTH_SECRETS_FOR = timedelta(days=1)
LONGEST_URL = 2_000
NAME = re.compile(r"[a-z_]+(\.[a-z0-9_]+)?")

# How long after each try that has failed, as Standard Webhooks has it: three days in all.
WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
LONGEST_WAIT = timedelta(days=1)  # whatever the receiver asks for
JITTER = 0.2  # of a wait, more or less


class WebhookState(Enum):
    """Whether it is told of anything."""

    ACTIVE = "active"
    GONE = "gone"  # it has answered 410
    REMOVED = "removed"


class DeliveryState(Enum):
    """Where the delivery of one event to one webhook is."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"  # given up; it can be sent again by hand


class NotAWebhook(ValueError):
    """The address or the names cannot be; the message says why, `where` which."""

    def __init__(self, message: str, where: str = "url") -> None:
        super().__init__(message)
        self.where = where


@dataclass(frozen=True)
class Webhook:
    """Told of the events of a council and its employer; of the whole region without them.

    `names` are those of events, or nouns; it is told of all where there are none. The secret is
    that of `generation`; until `both_until` the one before it signs as well.
    """

    id: WebhookId
    council_id: CouncilId | None
    employer_id: EmployerId | None
    url: str
    names: tuple[str, ...] = ()
    generation: int = 1
    both_until: datetime | None = None
    state: WebhookState = WebhookState.ACTIVE

    def rotated(self, now: datetime) -> "Webhook":
        """With a new secret; the old one signs as well for a day. Raises Declined."""
        self.must_be_active()
        if self.both_until is not None and now < self.both_until:
            message = (
                "The secret was changed within the last day, and the one before it still "
                f"signs: change it again after {self.both_until:%H:%M} UTC on "
                f"{self.both_until:%d %B}."
            )
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("webhookId",)))
        return replace(self, generation=self.generation + 1, both_until=now + BOTH_SECRETS_FOR)

    def ended(self, state: WebhookState) -> "Webhook":
        """Told of nothing any more. Raises Declined where it is told of nothing already."""
        self.must_be_active()
        return replace(self, state=state)

    def must_be_active(self) -> None:
        """Do nothing if it is told of anything. Raises Declined."""
        if self.state is not WebhookState.ACTIVE:
            message = f"This webhook is {self.state.value}. Register another one."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("webhookId",)))

    def generations(self, now: datetime) -> tuple[int, ...]:
        """Whose secrets sign now, the newest first."""
        both = self.both_until is not None and now < self.both_until
        return (self.generation, self.generation - 1) if both else (self.generation,)

    def happened(self, verb: str, **details: str | int | None) -> Event:
        """The event `webhook.VERB`, for whoever the webhook is of."""
        involved = frozenset(filter(None, (self.council_id, self.employer_id)))
        host = urlsplit(self.url).hostname
        return Event(f"webhook.{verb}", self.id, involved, {"host": host, **details})


def secret_of(key: str, webhook_id: WebhookId, generation: int) -> str:
    """The secret, as Standard Webhooks writes it. It is kept nowhere: the key makes it anew."""
    told = f"webhook {webhook_id} {generation}".encode()
    return "whsec_" + b64encode(hmac.digest(key.encode(), told, "sha256")).decode()


def read_url(text: str, *, local: bool) -> str:
    """An address that events may be sent to; `local` lets plain HTTP pass, for a trial.

    Raises:
        NotAWebhook: it is none; where its name leads is looked at elsewhere.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as wrong:
        raise NotAWebhook(f"{text!r} is no address: {wrong}.") from wrong
    if parts.scheme not in ({"https", "http"} if local else {"https"}) or not parts.hostname:
        raise NotAWebhook(f"{text!r} cannot be a webhook: write it as https://host/path.")
    if parts.username is not None or parts.fragment or port == 0:
        raise NotAWebhook(
            f"The address at {parts.hostname} has a user, a fragment or port 0: leave it out. "
            "The signature says who sends."
        )
    if len(text) > LONGEST_URL or not text.isascii() or not text.isprintable() or " " in text:
        raise NotAWebhook(f"An address has {LONGEST_URL} plain letters at most, no blank.")
    return text


def read_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names of events, or nouns, each once. Raises NotAWebhook."""
    for name in names:
        if not NAME.fullmatch(name):
            message = f"{name!r} is no event: write offer.accepted, or offer for all of its."
            raise NotAWebhook(message, "names")
    return tuple(sorted(set(names)))


def wait_after(
    tries: int, delivery_id: DeliveryId, asked: timedelta | None = None
) -> timedelta | None:
    """How long to wait after so many tries that failed; None where it is given up.

    What the receiver has asked for (Retry-After) is waited for, a day at the most. Each
    delivery has jitter of its own, the same whenever it is reckoned.
    """
    if tries > len(WAITS):
        return None
    dice = sha256(f"{delivery_id} {tries}".encode()).digest()[0] / 255
    wait = WAITS[tries - 1] * (1 + JITTER * (2 * dice - 1))
    return max(wait, min(asked, LONGEST_WAIT)) if asked else wait
