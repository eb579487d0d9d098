"""A webhook is told of nothing any more."""

from staffbank.domain.deed import Deed
from staffbank.domain.webhook import Webhook, WebhookId, WebhookState
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.webhook.whose import require_for


async def remove_webhook(*, webhook_id: WebhookId, uow: UnitOfWork) -> Webhook:
    """End it; what is under way to it is given up. Raises Declined."""
    async with uow:
        webhook = await uow.webhooks.get(webhook_id)
        require_for(webhook, Deed.REMOVE_WEBHOOK, uow)
        removed = webhook.ended(WebhookState.REMOVED)
        await uow.webhooks.save(removed)
        await uow.commit(removed.happened("removed"))
    return removed
