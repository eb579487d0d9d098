"""An administrator ends a program's key."""

from datetime import datetime

from staffbank.domain.api_client import ApiClient, ClientId, KeyId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.api_client.answering_for import client_of_hers


async def end_api_client_key(
    *, client_id: ClientId, key_id: KeyId, now: datetime, uow: UnitOfWork
) -> ApiClient:
    """End it; tokens that it was given for end with it.

    Raises:
        Declined: not permitted, or no key that lets it in.
    """
    async with uow:
        client = await client_of_hers(client_id, Deed.END_API_CLIENT_KEY, uow)
        changed = client.without_key(key_id, at=now)
        await uow.clients.end_key(key_id, at=now)
        await uow.commit(changed.happened("key_ended", key_id=str(key_id)))
    return changed
