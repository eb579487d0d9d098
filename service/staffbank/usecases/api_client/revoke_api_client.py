"""An administrator lets a program in no more."""

from datetime import datetime

from staffbank.domain.api_client import ApiClient, ClientId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.api_client.answering_for import client_of_hers


async def revoke_api_client(
    *, client_id: ClientId, now: datetime, uow: UnitOfWork
) -> ApiClient:
    """Let it in no more, from this moment on; its tokens end too.

    Raises:
        Declined: not permitted, or let in no more already.
    """
    async with uow:
        client = await client_of_hers(client_id, Deed.REVOKE_API_CLIENT, uow)
        changed = client.revoked(at=now)
        await uow.clients.revoke(client_id, at=now)
        await uow.commit(changed.happened("revoked"))
    return changed
