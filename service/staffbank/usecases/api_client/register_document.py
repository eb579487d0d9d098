"""An administrator registers what a program asks."""

from staffbank.domain.api_client import ApiClient, ClientId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.api_client.answering_for import client_of_hers


async def register_document(
    *, client_id: ClientId, document_id: str, text: str, uow: UnitOfWork
) -> ApiClient:
    """Let the program name it from now on; registered again, it stays as it is.

    Raises:
        Declined: not permitted, let in no more, or too many.
    """
    async with uow:
        client = await client_of_hers(client_id, Deed.REGISTER_DOCUMENT, uow)
        changed = client.with_document(document_id)
        await uow.clients.add_document(changed, document_id, text)
        await uow.commit(changed.happened("document_registered", document=document_id))
    return changed
