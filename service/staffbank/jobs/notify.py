"""The job that tells a worker: now, or when her quiet hours are over."""

from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.principal import Principal
from staffbank.usecases.notification.send_notifications import send_notifications

log = structlog.get_logger()


async def notify(*, bank: Bank, region_id: str, person: str) -> None:
    """Send her what is due. The bank acts as she does here, and sees what she sees.

    Raises:
        NotSent: it did not leave; the queue tries it again.
    """
    herself = Principal(person, RegionId(UUID(region_id)), frozenset())
    done = await send_notifications(
        now=clock.now(), mail=bank.mail, unit_of_work=lambda: bank.unit_of_work(herself)
    )
    if done.again_at is not None:
        later = bank.queue.configure_task("notify", queue="mail", schedule_at=done.again_at)
        await later.defer_async(region_id=region_id, person=person)
    elif done.sent:
        log.info("a worker was told", notifications=done.sent)
