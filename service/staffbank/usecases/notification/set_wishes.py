"""A worker says how and when she wants to hear."""

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.notification import Wishes
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.notification.as_worker import as_worker


async def set_wishes(*, wishes: Wishes, uow: UnitOfWork) -> Wishes:
    """Replace the caller's wishes; her inbox has everything, whatever they are."""
    async with uow:
        as_worker(uow.principal, Deed.SET_NOTIFICATION_WISHES)
        await uow.notifications.set_wishes(wishes)
        await uow.commit(Event("notification.wishes_set", uow.principal.region_id))
    return wishes
