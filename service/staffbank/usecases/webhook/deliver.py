"""An event is delivered to a webhook, or tried again later, or given up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.webhook import (
    DeliveryId,
    DeliveryState,
    WebhookState,
    secret_of,
    wait_after,
)
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.webhooks import Deliveries, Delivery, Letter, Outcome, Post, Settled


@dataclass(frozen=True)
class Courier:
    """What delivering takes: the post, the key of secrets, what is under way, and the bank."""

    post: Post
    key: str
    deliveries: Deliveries
    unit_of_work: Callable[[], UnitOfWork]


async def deliver(
    *, delivery_id: DeliveryId, courier: Courier, clock: Callable[[], datetime]
) -> Outcome | None:
    """Send it once; None where there is nothing to send.

    The attempt is recorded after it was made: killed in between, it is made again, with the
    same webhook-id, and the receiver knows it by that. Two processes at it record it once.
    """
    delivery = await courier.deliveries.waiting(delivery_id)
    if delivery is None:
        return None
    if delivery.webhook.state is not WebhookState.ACTIVE:
        await courier.deliveries.settle(delivery, Settled(clock(), None, DeliveryState.DEAD))
        return None
    webhook, at = delivery.webhook, clock()
    secrets = tuple(
        secret_of(courier.key, webhook.id, each) for each in webhook.generations(at)
    )
    told = await courier.deliveries.told(delivery)
    letter = Letter(webhook.url, delivery.region_id, told, secrets, at)
    outcome = await courier.post.send(letter)
    if outcome.well:
        await courier.deliveries.settle(delivery, Settled(at, outcome, DeliveryState.DELIVERED))
    else:
        await _failed(delivery, outcome, courier, at)
    return outcome


async def _failed(delivery: Delivery, outcome: Outcome, courier: Courier, at: datetime) -> None:
    """Try again later; give up after the last try, and whenever nothing is wanted there."""
    wait = wait_after(delivery.tries + 1, delivery.id, outcome.retry_after)
    if wait is not None and not outcome.gone:
        again = Settled(at, outcome, DeliveryState.WAITING, at + wait)
        await courier.deliveries.settle(delivery, again)
        return
    async with courier.unit_of_work() as uow:
        webhook = await uow.webhooks.get(delivery.webhook.id)
        if not await uow.webhooks.settle(delivery, Settled(at, outcome, DeliveryState.DEAD)):
            return
        told = {"event": delivery.event, "event_id": str(delivery.event_id)}
        events = [webhook.happened("gave_up", **told)]
        if outcome.gone and webhook.state is WebhookState.ACTIVE:
            gone = webhook.ended(WebhookState.GONE)
            await uow.webhooks.save(gone)
            events.append(gone.happened("gone"))
        await uow.commit(*events)
