"""A worker has her placements shown in her own calendar, or no more."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.permission import require_as_worker
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.calendar.address import digest_of, new_address


async def share_calendar(*, shared: bool, now: datetime, uow: UnitOfWork) -> str | None:
    """A new address of hers, which is told this once, or None; an older one ends either way.

    Raises:
        Declined: she is no worker.
    """
    region_id = uow.principal.region_id
    address = new_address(region_id) if shared else None
    async with uow:
        require_as_worker(uow.principal, Deed.SHARE_CALENDAR)
        if address is None:
            await uow.calendars.close()
            await uow.commit(Event("calendar.closed", region_id))
        else:
            await uow.calendars.open(digest_of(address), at=now)
            await uow.commit(Event("calendar.opened", region_id))
    return address
