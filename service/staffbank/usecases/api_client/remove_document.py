"""An administrator takes away what a program asks no more."""

from staffbank.domain.api_client import ApiClient, ClientId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.api_client.answering_for import client_of_hers


async def remove_document(
    *, client_id: ClientId, document_id: str, uow: UnitOfWork
) -> ApiClient:
    """Take it away, from this moment on.

    Raises:
        Declined: not permitted, or none of its.
    """
    async with uow:
        client = await client_of_hers(client_id, Deed.REMOVE_DOCUMENT, uow)
        changed = client.without_document(document_id)
        await uow.clients.remove_document(client_id, document_id)
        await uow.commit(changed.happened("document_removed", document=document_id))
    return changed
