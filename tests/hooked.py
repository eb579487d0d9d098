"""A town with webhooks, for tests of what they are told."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
import standardwebhooks
from sqlalchemy import text
from standardwebhooks.webhooks import WebhookVerificationError

from staffbank import clock
from staffbank.domain.principal import Principal, Role
from staffbank.domain.webhook import DeliveryId, Webhook, secret_of
from staffbank.jobs.deliver import deliver_to_webhook
from staffbank.ports.queries import Slice
from staffbank.ports.webhooks import DeliveryView
from staffbank.usecases.region.found_region import NewCouncil
from staffbank.usecases.webhook.register_webhook import NewWebhook, register_webhook
from tests.asking import the_bank
from tests.town import Town
from tests.webhook_server import Received, WebhookServer

ASKED = ["request.submitted", "request.approved"]


def administrator(town: Town, council: NewCouncil) -> Principal:
    """The administrator of a council's."""
    return town.who(Role.COUNCIL_ADMINISTRATOR, council.employer.id)


async def registered(town: Town, council: NewCouncil | None, url: str, *names: str) -> Webhook:
    """A webhook of the council's, or of the region's."""
    who = administrator(town, council) if council else town.who(Role.REGIONAL_ADMINISTRATOR)
    wanted = NewWebhook(council.council.id if council else None, url, names)
    uow = town.bank.unit_of_work(who)
    return await register_webhook(wanted=wanted, local=True, post=town.bank.post, uow=uow)


def secret(town: Town, webhook: Webhook, generation: int = 1) -> str:
    """The secret that was shown."""
    key = town.bank.settings.webhook_key.get_secret_value()
    return secret_of(key, webhook.id, generation)


async def deliveries(
    town: Town, who: Principal | None = None, **only: str
) -> list[DeliveryView]:
    """What somebody sees of deliveries; the region's administrator, where nobody is named."""
    reader = who or town.who(Role.REGIONAL_ADMINISTRATOR)
    page = await town.bank.queries(reader).page(DeliveryView, Slice(first=100), only)
    return list(page.rows)


async def deliver_all(town: Town) -> None:
    """Run the job of each delivery that waits, as the queue would in time."""
    for each in await deliveries(town, state="waiting"):
        await deliver(town, each)


async def deliver(town: Town, delivery: DeliveryView) -> None:
    """Run the job of this one."""
    await deliver_to_webhook(
        bank=town.bank, region_id=str(town.region.id), delivery_id=str(delivery.id)
    )


async def jobs(town: Town) -> list[Mapping[str, Any]]:
    """What the queue has for the region's webhooks, the oldest first."""
    query = text(
        "SELECT args ->> 'delivery_id' AS delivery_id, scheduled_at FROM procrastinate_jobs"
        " WHERE task_name = 'deliver' AND args ->> 'region_id' = :region ORDER BY id"
    )
    async with the_bank(town) as uow:
        connection: Any = uow._connection  # type: ignore[attr-defined]
        found = await connection.execute(query, {"region": str(town.region.id)})
        return [dict(row) for row in found.mappings()]


def told(server: WebhookServer) -> list[str]:
    """The events that came, by name."""
    return [json.loads(each.body)["type"] for each in server.received]


def verifies(received: Received, key: str) -> bool:
    """Whether the secret is one of those that signed it."""
    try:
        standardwebhooks.Webhook(key).verify(received.body, received.headers)
    except WebhookVerificationError:
        return False
    return True


def it_is(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Set the bank's clock."""
    monkeypatch.setattr(clock, "now", lambda: moment)


async def delivered(town: Town, server: WebhookServer) -> tuple[Webhook, DeliveryId]:
    """A webhook and its one delivery, which was taken."""
    webhook = await registered(town, town.solihull, server.url, "request.approved")
    await town.request()
    await deliver_all(town)
    (delivery,) = await deliveries(town)
    return webhook, DeliveryId(delivery.id)
