"""A webhook's secret is changed."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.webhook import Webhook, WebhookId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.webhook.whose import require_for


async def rotate_webhook_secret(
    *, webhook_id: WebhookId, now: datetime, uow: UnitOfWork
) -> Webhook:
    """Sign with a new secret, and for a day with the old one too. Raises Declined."""
    async with uow:
        webhook = await uow.webhooks.get(webhook_id)
        require_for(webhook, Deed.ROTATE_WEBHOOK_SECRET, uow)
        rotated = webhook.rotated(now)
        await uow.webhooks.save(rotated)
        await uow.commit(rotated.happened("secret_rotated", generation=rotated.generation))
    return rotated
