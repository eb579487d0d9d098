"""How somebody wants to hear."""

from staffbank.domain.notification import Wishes
from staffbank.ports.unit_of_work import UnitOfWork


async def wishes_of(*, uow: UnitOfWork) -> Wishes:
    """The caller's wishes; those of whoever has said nothing, where she has not."""
    async with uow:
        return await uow.notifications.wishes()
