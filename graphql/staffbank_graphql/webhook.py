"""Webhooks and what is delivered to them."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.webhook import DeliveryState, WebhookState
from staffbank.ports.webhooks import DeliveryView, WebhookView
from staffbank_graphql.closed_sets import explain
from staffbank_graphql.connection import Listing, Parent, paged
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node


@strawberry.type(description="An attempt at a delivery. What was answered is not kept.")
class DeliveryAttempt:
    """An attempt."""

    at: datetime = field(description="When.")
    status: int | None = field(description="The HTTP status; null where there was no answer.")
    because: str = field(description="Why there was none; empty where there was one.")


@strawberry.type(description="An event on its way to a webhook.")
class WebhookDelivery(Node):
    """A delivery, as the API shows it."""

    event_id: ID = field(description="The event; its UUID is the webhook-id.")
    event: str = field(description="What has happened, such as offer.accepted.")
    state: DeliveryState = field(description="Where it is.")
    again_at: datetime | None = field(description="When it is tried next; null where not.")
    attempts: list[DeliveryAttempt] = field(description="The attempts, the first one first.")

    @classmethod
    def of(cls, view: DeliveryView) -> "WebhookDelivery":
        """Show a delivery."""
        return cls(
            id=encode("WebhookDelivery", view.id),
            event_id=encode("Event", view.event_id),
            event=view.event,
            state=DeliveryState(view.state),
            again_at=view.again_at,
            attempts=[
                DeliveryAttempt(at=each.at, status=each.status, because=each.because)
                for each in view.attempts
            ],
        )


DELIVERY = Kind("WebhookDelivery", DeliveryView, WebhookDelivery.of)


@strawberry.type(description="An address that is told of events.")
class Webhook(Node):
    """A webhook, as the API shows it."""

    url: str = field(description="The address.")
    names: list[str] = field(description="Events, or nouns, that it is told; empty for all.")
    state: WebhookState = field(description="Whether it is told of anything.")
    both_until: datetime | None = field(
        description="Until when the secret before this one signs as well; null where it was "
        "never changed."
    )
    key: Private[UUID]
    council_id: Private[UUID | None]

    @field(description="The council of whose events it is told; null for the whole region.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)

    @paged(of=WebhookDelivery, description="What was delivered to it, or is to be.")
    def deliveries(self) -> Any:
        return Listing(DELIVERY, parent=Parent("webhook_id", self.key))

    @classmethod
    def of(cls, view: WebhookView) -> "Webhook":
        """Show a webhook."""
        return cls(
            id=encode("Webhook", view.id),
            url=view.url,
            names=list(view.names),
            state=WebhookState(view.state),
            both_until=view.both_until,
            key=view.id,
            council_id=view.council_id,
        )


WEBHOOK = Kind("Webhook", WebhookView, Webhook.of)


@strawberry.input(description="Only deliveries such as these.")
class WebhookDeliveryFilter:
    """Which deliveries."""

    state: DeliveryState | None = field(
        description="In this state; DEAD for the dead letters.", default=None
    )


FILTER = strawberry.argument(description="Which of them; left out, all that you may see.")


@strawberry.type
class WebhookQuery:
    """Webhooks, read."""

    @paged(of=Webhook, description="Addresses that are told of events.")
    def webhooks(self) -> Any:
        return Listing(WEBHOOK)

    @paged(of=WebhookDelivery, description="What webhooks are told; the dead letters too.")
    def webhook_deliveries(
        self,
        filter: Annotated[WebhookDeliveryFilter | None, FILTER] = None,  # noqa: A002 its name
    ) -> Any:
        state = filter.state if filter else None
        return Listing(DELIVERY, {"state": state.value} if state else {})


def explain_webhooks() -> None:
    """States of webhooks and deliveries."""
    explain(
        WebhookState,
        "Whether a webhook is told of anything.",
        ACTIVE="It is.",
        GONE="It has answered 410 (gone), and is told of nothing any more.",
        REMOVED="It was removed.",
    )
    explain(
        DeliveryState,
        "Where a delivery is.",
        name="WebhookDeliveryState",
        WAITING="It is tried until it is taken or given up.",
        DELIVERED="It was taken.",
        DEAD="It was given up; `redeliver` sends it again.",
    )
