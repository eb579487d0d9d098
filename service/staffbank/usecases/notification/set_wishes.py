"""A worker says how and when she wants to hear."""

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.notification import Wishes
from staffbank.domain.permission import require_as_worker
from staffbank.ports.unit_of_work import UnitOfWork


async def set_wishes(*, wishes: Wishes, uow: UnitOfWork) -> Wishes:
    """Replace the caller's wishes; her inbox has everything, whatever they are."""
    async with uow:
        require_as_worker(uow.principal, Deed.SET_NOTIFICATION_WISHES)
        await uow.notifications.set_wishes(wishes)
        await uow.commit(Event("notification.wishes_set", uow.principal.region_id))
    return wishes
