"""An administrator gives a program another key, for it to change over to."""

from collections.abc import Mapping
from datetime import datetime

from staffbank.domain.api_client import ApiClient, ClientId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.api_client.answering_for import client_of_hers
from staffbank.usecases.api_client.new_key import new_key


async def add_api_client_key(
    *,
    client_id: ClientId,
    public_jwk: Mapping[str, str] | None,
    now: datetime,
    uow: UnitOfWork,
) -> tuple[ApiClient, str]:
    """Add it; both keys let the program in until the old one is ended.

    Raises:
        Declined: not permitted, let in no more, or two keys already.
    """
    async with uow:
        client = await client_of_hers(client_id, Deed.ADD_API_CLIENT_KEY, uow)
        key, secret = new_key(public_jwk, now=now)
        changed = client.with_key(key)
        await uow.clients.add_key(changed, key)
        await uow.commit(changed.happened("key_added", key_id=str(key.id)))
    return changed, secret
