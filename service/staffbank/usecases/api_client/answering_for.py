"""Who answers for a program: the administrator of its council, or of the region."""

from uuid import UUID

from staffbank.domain.api_client import ApiClient, ClientId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import MATRIX, require
from staffbank.ports.unit_of_work import UnitOfWork


async def client_of_hers(client_id: ClientId, deed: Deed, uow: UnitOfWork) -> ApiClient:
    """The program, locked.

    Raises:
        Declined: there is none, it is another council's, or the role is missing.
    """
    client = await uow.clients.get(client_id)
    require_answering(client.organisations, deed, uow)
    return client


def require_answering(organisations: frozenset[UUID], deed: Deed, uow: UnitOfWork) -> None:
    """Do nothing for whoever administers one of these; the region, where there is none.

    Raises:
        Declined: not permitted.
    """
    who = uow.principal
    scopes = sorted(organisations) or [who.region_id]
    held = (each for each in scopes if any(who.holds(role, each) for role in MATRIX[deed]))
    require(who, deed, scope=next(held, scopes[0]))
