"""An administrator holds a program to the documents that were registered for it."""

from staffbank.domain.api_client import ApiClient, ClientId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.api_client.answering_for import client_of_hers


async def hold_to_documents(*, client_id: ClientId, held: bool, uow: UnitOfWork) -> ApiClient:
    """Answer it nothing else from now on; or whatever it asks, again.

    Raises:
        Declined: not permitted, or let in no more.
    """
    async with uow:
        client = await client_of_hers(client_id, Deed.HOLD_TO_DOCUMENTS, uow)
        changed = client.held_to(documents=held)
        await uow.clients.hold(changed)
        what = "held_to_documents" if held else "held_to_documents_no_more"
        await uow.commit(changed.happened(what))
    return changed
