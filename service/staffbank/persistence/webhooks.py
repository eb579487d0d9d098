"""Webhooks and deliveries: kept and found."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC
from typing import Any

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import RegionId
from staffbank.domain.problem import not_found
from staffbank.domain.webhook import (
    DeliveryId,
    DeliveryState,
    Webhook,
    WebhookId,
    WebhookState,
)
from staffbank.persistence.enqueued import Enqueued
from staffbank.persistence.ledger_tables import OUTBOX_EVENT
from staffbank.persistence.webhook_tables import (
    WEBHOOK,
    WEBHOOK_ATTEMPT,
    WEBHOOK_DELIVERY,
)
from staffbank.ports.webhooks import Delivery, Settled, Told

Transaction = Callable[[], AbstractAsyncContextManager[AsyncConnection]]

DELIVERIES = select(WEBHOOK_DELIVERY)


class SqlWebhooks:
    """Rows of `webhook`, `webhook_delivery` and `webhook_attempt`."""

    def __init__(self, connection: AsyncConnection, region_id: RegionId) -> None:
        self._connection = connection
        self._region_id = region_id

    async def add(self, webhook: Webhook) -> None:
        row = {
            "id": webhook.id,
            "region_id": self._region_id,
            "council_id": webhook.council_id,
            "employer_id": webhook.employer_id,
            "url": webhook.url,
            "names": list(webhook.names),
            "generation": webhook.generation,
            "state": webhook.state.value,
        }
        await self._connection.execute(insert(WEBHOOK), row)

    async def get(self, webhook_id: WebhookId) -> Webhook:
        return await self._webhook(webhook_id, _webhooks(webhook_id).with_for_update())

    async def save(self, webhook: Webhook) -> None:
        change = update(WEBHOOK).where(WEBHOOK.c.id == webhook.id)
        values = {
            "generation": webhook.generation,
            "both_until": webhook.both_until,
            "state": webhook.state.value,
        }
        await self._connection.execute(change, values)

    async def delivery(self, delivery_id: DeliveryId) -> Delivery:
        locked = DELIVERIES.with_for_update()
        found = await self._delivery(delivery_id, locked)
        if found is None:
            raise not_found("delivery", "deliveryId")
        return found

    async def find(self, delivery_id: DeliveryId) -> Delivery | None:
        """As it stands; nothing is locked."""
        return await self._delivery(delivery_id, DELIVERIES)

    async def send_again(self, delivery: Delivery) -> None:
        change = update(WEBHOOK_DELIVERY).where(WEBHOOK_DELIVERY.c.id == delivery.id)
        values = {
            "state": DeliveryState.WAITING.value,
            "attempts_before": delivery.attempts,
            "again_at": None,
        }
        await self._connection.execute(change, values)
        await self._enqueue(delivery, None)

    async def settle(self, delivery: Delivery, settled: Settled) -> bool:
        attempts = delivery.attempts + (settled.outcome is not None)
        mine = (
            update(WEBHOOK_DELIVERY)
            .where(WEBHOOK_DELIVERY.c.id == delivery.id)
            .where(WEBHOOK_DELIVERY.c.state == DeliveryState.WAITING.value)
            .where(WEBHOOK_DELIVERY.c.attempts == delivery.attempts)
        )
        values = {
            "state": settled.state.value,
            "attempts": attempts,
            "again_at": settled.again_at,
        }
        if (await self._connection.execute(mine, values)).rowcount == 0:
            return False
        if settled.outcome is not None:
            attempt = {
                "delivery_id": delivery.id,
                "number": attempts,
                "region_id": self._region_id,
                "at": settled.at,
                "status": settled.outcome.status,
                "because": settled.outcome.because,
            }
            await self._connection.execute(insert(WEBHOOK_ATTEMPT), attempt)
        if settled.again_at is not None:
            await self._enqueue(delivery, settled)
        return True

    async def _enqueue(self, delivery: Delivery, settled: Settled | None) -> None:
        at = settled.again_at if settled else None
        await Enqueued("deliver", "webhooks", at=at).on(
            self._connection, region_id=str(self._region_id), delivery_id=str(delivery.id)
        )

    async def _delivery(self, delivery_id: DeliveryId, query: Select[Any]) -> Delivery | None:
        found = await self._connection.execute(
            query.where(WEBHOOK_DELIVERY.c.id == delivery_id)
        )
        row = found.one_or_none()
        if row is None:
            return None
        webhook_id = WebhookId(row.webhook_id)
        return Delivery(
            id=delivery_id,
            region_id=self._region_id,
            webhook=await self._webhook(webhook_id, _webhooks(webhook_id)),
            event_id=row.event_id,
            event=row.event,
            state=DeliveryState(row.state),
            attempts=row.attempts,
            tries=row.attempts - row.attempts_before,
        )

    async def _webhook(self, webhook_id: WebhookId, query: Select[Any]) -> Webhook:
        row: Row[Any] | None = (await self._connection.execute(query)).one_or_none()
        if row is None:
            raise not_found("webhook", "webhookId")
        return Webhook(
            id=webhook_id,
            council_id=row.council_id,
            employer_id=row.employer_id,
            url=row.url,
            names=tuple(row.names),
            generation=row.generation,
            both_until=row.both_until.astimezone(UTC) if row.both_until else None,
            state=WebhookState(row.state),
        )


def _webhooks(webhook_id: WebhookId) -> Select[Any]:
    return select(WEBHOOK).where(WEBHOOK.c.id == webhook_id)


class SqlDeliveries:
    """What is under way; each call is a transaction of its own."""

    def __init__(self, transaction: Transaction, region_id: RegionId) -> None:
        self._transaction = transaction
        self._region_id = region_id

    async def waiting(self, delivery_id: DeliveryId) -> Delivery | None:
        async with self._transaction() as connection:
            found = await SqlWebhooks(connection, self._region_id).find(delivery_id)
        return found if found and found.state is DeliveryState.WAITING else None

    async def told(self, delivery: Delivery) -> Told:
        query = select(OUTBOX_EVENT).where(OUTBOX_EVENT.c.id == delivery.event_id)
        async with self._transaction() as connection:
            row = (await connection.execute(query)).one()
        return Told(row.id, row.event, row.subject, row.at.astimezone(UTC), row.details)

    async def settle(self, delivery: Delivery, settled: Settled) -> bool:
        async with self._transaction() as connection:
            done = await SqlWebhooks(connection, self._region_id).settle(delivery, settled)
            await connection.commit()
        return done
