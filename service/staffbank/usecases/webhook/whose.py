"""Whose webhooks somebody may change."""

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.webhook import Webhook
from staffbank.ports.unit_of_work import UnitOfWork


def require_for(webhook: Webhook, deed: Deed, uow: UnitOfWork) -> None:
    """Do nothing for an administrator of its council's, or the region's. Raises Declined."""
    require(uow.principal, deed, scope=webhook.employer_id or uow.principal.region_id)
