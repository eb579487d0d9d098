"""Programs that are let in: kept, shown, and looked up when they call."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from staffbank.domain.api_client import ApiClient, ClientId, ClientKey, KeyId


@dataclass(frozen=True)
class ClientKeyView:
    """A key, without what it opens with; `kind` is secret or public_key."""

    id: UUID
    kind: str
    added_at: datetime
    last_used_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class ApiClientView:
    """A program. Whoever works for its council sees it, and the region's people."""

    id: UUID
    name: str
    council_id: UUID | None
    roles: tuple[str, ...]
    deeds: tuple[str, ...]
    created_at: datetime
    revoked_at: datetime | None
    keys: tuple[ClientKeyView, ...]
    documents: tuple[str, ...]
    held_to_documents: bool


class ApiClients(Protocol):
    """Within a unit of work. `get` locks the row; it raises Declined (not_found)."""

    async def add(self, client: ApiClient, *, at: datetime) -> None: ...
    async def get(self, client_id: ClientId) -> ApiClient: ...
    async def add_key(self, client: ApiClient, key: ClientKey) -> None: ...
    async def end_key(self, key_id: KeyId, *, at: datetime) -> None: ...
    async def add_document(self, client: ApiClient, document_id: str, text: str) -> None: ...
    async def remove_document(self, client_id: ClientId, document_id: str) -> None: ...
    async def hold(self, client: ApiClient) -> None: ...
    async def revoke(self, client_id: ClientId, *, at: datetime) -> None: ...


class ClientDoor(Protocol):
    """Where programs are looked up as they call, before anybody knows on whose behalf."""

    async def client(self, client_id: ClientId) -> ApiClient | None: ...
    async def texts(
        self, client_id: ClientId, document_ids: Collection[str]
    ) -> Mapping[str, str]:
        """The texts of these documents of its, by their ids."""
        ...

    async def used(self, client_id: ClientId, key_id: KeyId, *, at: datetime) -> None: ...
