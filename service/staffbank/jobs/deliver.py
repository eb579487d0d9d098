"""The job that tells a webhook of an event."""

from functools import partial
from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.webhook import DeliveryId
from staffbank.jobs.system import system
from staffbank.usecases.webhook.deliver import Courier, deliver

log = structlog.get_logger()


class NoKey(Exception):
    """This process cannot make the secrets that others have."""


async def deliver_to_webhook(*, bank: Bank, region_id: str, delivery_id: str) -> None:
    """Try once; the next try, where it has to be, is another job.

    Raises:
        NoKey: nothing can be signed; the queue tries it again.
    """
    key = bank.settings.webhook_key.get_secret_value()
    if not key:
        raise NoKey("STAFFBANK_WEBHOOK_KEY is not set here: set what `serve` has.")
    itself = system(RegionId(UUID(region_id)))
    courier = Courier(
        post=bank.post,
        key=key,
        deliveries=bank.deliveries(itself),
        unit_of_work=partial(bank.unit_of_work, itself),
    )
    outcome = await deliver(
        delivery_id=DeliveryId(UUID(delivery_id)), courier=courier, clock=clock.now
    )
    if outcome is not None:
        log.info("a webhook was told", delivery=delivery_id, status=outcome.status)
