"""An administrator lets a program in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from staffbank.domain.api_client import ApiClient, ClientId
from staffbank.domain.council import CouncilId
from staffbank.domain.deed import Deed
from staffbank.domain.principal import Role
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.api_client.answering_for import require_answering
from staffbank.usecases.api_client.new_key import new_key
from staffbank.usecases.identifier import new_id


@dataclass(frozen=True)
class NewClient:
    """A program that is to be let in: for a council, or for the region where none is named."""

    name: str
    council_id: CouncilId | None
    roles: frozenset[Role]
    deeds: frozenset[Deed]
    public_jwk: Mapping[str, str] | None = None


async def create_api_client(
    *, wanted: NewClient, now: datetime, uow: UnitOfWork
) -> tuple[ApiClient, str]:
    """Let it in, with a key; the secret, if it has none of its own, is told this once.

    Raises:
        Declined: not permitted, no such council, or roles or deeds that no program has.
    """
    async with uow:
        organisations: frozenset[UUID] = frozenset()
        if wanted.council_id is not None:
            employer = await uow.organisations.employer_of(wanted.council_id)
            organisations = frozenset({wanted.council_id, employer.id})
        require_answering(organisations, Deed.CREATE_API_CLIENT, uow)
        client = ApiClient(
            ClientId(new_id()),
            uow.principal.region_id,
            wanted.name.strip(),
            wanted.council_id,
            organisations,
            wanted.roles,
            wanted.deeds,
        ).vetted()
        key, secret = new_key(wanted.public_jwk, now=now)
        client = client.with_key(key)
        await uow.clients.add(client, at=now)
        roles = " ".join(sorted(role.value for role in client.roles))
        deeds = " ".join(sorted(deed.name.lower() for deed in client.deeds))
        event = client.happened(
            "created", name=client.name, roles=roles, deeds=deeds, key_id=str(key.id)
        )
        await uow.commit(event)
    return client, secret
