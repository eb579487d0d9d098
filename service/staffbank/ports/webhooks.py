"""Webhooks, what is delivered to them, and how it leaves the bank."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from staffbank.domain.council import RegionId
from staffbank.domain.webhook import DeliveryId, DeliveryState, Webhook, WebhookId


@dataclass(frozen=True)
class Told:
    """An event as it is told outside."""

    id: UUID
    event: str
    subject: UUID
    at: datetime
    details: Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True)
class Delivery:
    """An event on its way to a webhook; `tries` are those since it was last sent by hand."""

    id: DeliveryId
    region_id: RegionId
    webhook: Webhook
    event_id: UUID
    event: str
    state: DeliveryState
    attempts: int
    tries: int


@dataclass(frozen=True)
class Letter:
    """What is sent where, signed with each of the secrets, at what moment."""

    url: str
    region_id: RegionId
    told: Told
    secrets: tuple[str, ...]
    at: datetime


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended: the status that was answered, or why there was no answer."""

    status: int | None
    because: str = ""
    retry_after: timedelta | None = None

    @property
    def well(self) -> bool:
        """Whether it was taken."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 HTTP's own

    @property
    def gone(self) -> bool:
        """Whether nothing is wanted there any more (410)."""
        return self.status == 410  # noqa: PLR2004 HTTP's own


@dataclass(frozen=True)
class Settled:
    """What comes of an attempt: the state, and when the next one is, if there is one."""

    at: datetime
    outcome: Outcome | None  # None where nothing was sent
    state: DeliveryState
    again_at: datetime | None = None


@dataclass(frozen=True)
class WebhookView:
    """A webhook as its council reads it; without a secret, which is kept nowhere."""

    id: UUID
    council_id: UUID | None
    url: str
    names: tuple[str, ...]
    state: str
    both_until: datetime | None


@dataclass(frozen=True)
class AttemptView:
    """An attempt: when, the status answered, or why there was none."""

    at: datetime
    status: int | None
    because: str


@dataclass(frozen=True)
class DeliveryView:
    """A delivery and its attempts, the first one first."""

    id: UUID
    webhook_id: UUID
    event_id: UUID
    event: str
    state: str
    again_at: datetime | None
    attempts: tuple[AttemptView, ...]


class Webhooks(Protocol):
    """Kept and found. Getters lock the row, and raise Declined (not_found)."""

    async def add(self, webhook: Webhook) -> None: ...
    async def get(self, webhook_id: WebhookId) -> Webhook: ...
    async def save(self, webhook: Webhook) -> None: ...
    async def delivery(self, delivery_id: DeliveryId) -> Delivery: ...
    async def send_again(self, delivery: Delivery) -> None:
        """Let it be delivered now, with all its tries before it."""
        ...

    async def settle(self, delivery: Delivery, settled: Settled) -> bool:
        """Record an attempt, and see to the next; False where another process was first."""
        ...


class Deliveries(Protocol):
    """What is under way, for the job that delivers: an attempt is no deed and has no event."""

    async def waiting(self, delivery_id: DeliveryId) -> Delivery | None:
        """The delivery, if it is still to be made."""
        ...

    async def told(self, delivery: Delivery) -> Told:
        """The event that it tells of."""
        ...

    async def settle(self, delivery: Delivery, settled: Settled) -> bool:
        """Record an attempt, and see to the next; False where another process was first."""
        ...


class NotAdmitted(Exception):
    """Nothing is sent there; the message says why."""


class Post(Protocol):
    """How events leave the bank."""

    async def admit(self, url: str) -> None:
        """Do nothing if the address may be sent to now. Raises NotAdmitted."""
        ...

    async def send(self, letter: Letter) -> Outcome:
        """Send it. Where it may not be sent, say why."""
        ...
