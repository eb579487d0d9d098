"""Programs that are let in: kept, shown, and looked up when they call."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, case, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.api_client import ApiClient, ClientId, ClientKey, KeyId
from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.deed import Deed
from staffbank.domain.principal import Role
from staffbank.domain.problem import not_found
from staffbank.persistence.identity_tables import (
    API_CLIENT,
    API_CLIENT_DOCUMENT,
    API_CLIENT_KEY,
)
from staffbank.persistence.reach import Engine, begun
from staffbank.persistence.source import Source
from staffbank.ports.clients import ApiClientView, ClientKeyView

AS_CLIENT = text("SELECT set_config('staffbank.client', :client, true)")


class SqlApiClients:
    """Rows of `api_client` and `api_client_key`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, client: ApiClient, *, at: datetime) -> None:
        row = {
            "id": client.id,
            "region_id": client.region_id,
            "name": client.name,
            "council_id": client.council_id,
            "organisations": sorted(client.organisations),
            "roles": sorted(role.value for role in client.roles),
            "deeds": sorted(deed.name for deed in client.deeds),
            "created_by": func.me(),
            "created_at": at,
        }
        await self._connection.execute(insert(API_CLIENT).values(row))
        for key in client.keys:
            await self.add_key(client, key)

    async def get(self, client_id: ClientId) -> ApiClient:
        lock = select(API_CLIENT.c.id).where(API_CLIENT.c.id == client_id).with_for_update()
        await self._connection.execute(lock)
        client = await _found(self._connection, client_id)
        if client is None:
            raise not_found("API client", "apiClientId")
        return client

    async def add_key(self, client: ApiClient, key: ClientKey) -> None:
        row: dict[str, Any] = {
            "id": key.id,
            "region_id": client.region_id,
            "client_id": client.id,
            "secret_hash": key.secret_hash,
            "added_at": key.added_at,
        }
        if key.public_jwk is not None:
            row["public_jwk"] = dict(key.public_jwk)
        await self._connection.execute(insert(API_CLIENT_KEY), row)

    async def end_key(self, key_id: KeyId, *, at: datetime) -> None:
        change = update(API_CLIENT_KEY).where(API_CLIENT_KEY.c.id == key_id)
        await self._connection.execute(change, {"ended_at": at})

    async def add_document(self, client: ApiClient, document_id: str, text: str) -> None:
        row = {
            "client_id": client.id,
            "document_id": document_id,
            "region_id": client.region_id,
            "text": text,
        }
        known = postgresql.insert(API_CLIENT_DOCUMENT).on_conflict_do_nothing()
        await self._connection.execute(known, row)

    async def remove_document(self, client_id: ClientId, document_id: str) -> None:
        gone = delete(API_CLIENT_DOCUMENT).where(
            API_CLIENT_DOCUMENT.c.client_id == client_id,
            API_CLIENT_DOCUMENT.c.document_id == document_id,
        )
        await self._connection.execute(gone)

    async def hold(self, client: ApiClient) -> None:
        change = update(API_CLIENT).where(API_CLIENT.c.id == client.id)
        await self._connection.execute(change, {"held_to_documents": client.held_to_documents})

    async def revoke(self, client_id: ClientId, *, at: datetime) -> None:
        change = update(API_CLIENT).where(API_CLIENT.c.id == client_id)
        await self._connection.execute(change, {"revoked_at": at})


class SqlClientDoor:
    """Each look-up is a transaction that sees one program's rows and nothing else."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def client(self, client_id: ClientId) -> ApiClient | None:
        async with begun(self._engine) as connection:
            await connection.execute(AS_CLIENT, {"client": str(client_id)})
            return await _found(connection, client_id)

    async def texts(
        self, client_id: ClientId, document_ids: Collection[str]
    ) -> Mapping[str, str]:
        query = select(API_CLIENT_DOCUMENT.c.document_id, API_CLIENT_DOCUMENT.c.text).where(
            API_CLIENT_DOCUMENT.c.client_id == client_id,
            API_CLIENT_DOCUMENT.c.document_id.in_(document_ids),
        )
        async with begun(self._engine) as connection:
            await connection.execute(AS_CLIENT, {"client": str(client_id)})
            return {row.document_id: row.text for row in await connection.execute(query)}

    async def used(self, client_id: ClientId, key_id: KeyId, *, at: datetime) -> None:
        async with begun(self._engine) as connection:
            await connection.execute(AS_CLIENT, {"client": str(client_id)})
            change = update(API_CLIENT_KEY).where(API_CLIENT_KEY.c.id == key_id)
            await connection.execute(change, {"last_used_at": at})


DOCUMENTS = (
    select(
        func.array_agg(
            aggregate_order_by(
                API_CLIENT_DOCUMENT.c.document_id, API_CLIENT_DOCUMENT.c.document_id
            )
        )
    )
    .where(API_CLIENT_DOCUMENT.c.client_id == API_CLIENT.c.id)
    .scalar_subquery()
    .label("documents")
)
KEY = ("id", "secret_hash", "public_jwk", "added_at", "ended_at")
CLIENT_AND_KEYS = (
    select(
        API_CLIENT, DOCUMENTS, *(API_CLIENT_KEY.c[name].label(f"key_{name}") for name in KEY)
    )
    .join(API_CLIENT_KEY, API_CLIENT_KEY.c.client_id == API_CLIENT.c.id)
    .order_by(API_CLIENT_KEY.c.id)
)


async def _found(connection: AsyncConnection, client_id: ClientId) -> ApiClient | None:
    query = CLIENT_AND_KEYS.where(API_CLIENT.c.id == client_id)
    rows = (await connection.execute(query)).all()
    return _client(rows) if rows else None


def _client(rows: Sequence[Row[Any]]) -> ApiClient:
    row = rows[0]
    deeds = (Deed[name] for name in row.deeds if name in Deed.__members__)
    return ApiClient(
        id=ClientId(row.id),
        region_id=RegionId(row.region_id),
        name=row.name,
        council_id=CouncilId(row.council_id) if row.council_id else None,
        organisations=frozenset(row.organisations),
        roles=frozenset(Role(name) for name in row.roles),
        deeds=frozenset(deeds),
        keys=tuple(
            ClientKey(
                KeyId(key.key_id),
                key.key_added_at,
                key.key_secret_hash,
                key.key_public_jwk,
                key.key_ended_at,
            )
            for key in rows
        ),
        revoked_at=row.revoked_at,
        documents=frozenset(row.documents or ()),
        held_to_documents=row.held_to_documents,
    )


KIND = case((API_CLIENT_KEY.c.secret_hash.is_not(None), "secret"), else_="public_key")
KEYS = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_array(
                    API_CLIENT_KEY.c.id,
                    KIND,
                    API_CLIENT_KEY.c.added_at,
                    API_CLIENT_KEY.c.last_used_at,
                    API_CLIENT_KEY.c.ended_at,
                ),
                API_CLIENT_KEY.c.id,
            )
        )
    )
    .where(API_CLIENT_KEY.c.client_id == API_CLIENT.c.id)
    .scalar_subquery()
    .label("keys")
)
SHOWN = (
    *("id", "name", "council_id", "roles", "deeds"),
    *("created_at", "revoked_at", "held_to_documents"),
)


def _keys(rows: list[list[Any]] | None) -> tuple[ClientKeyView, ...]:
    return tuple(
        ClientKeyView(UUID(key), kind, *(_moment(at) for at in moments))
        for key, kind, *moments in rows or ()
    )


def _documents(ids: list[str] | None) -> tuple[str, ...]:
    return tuple(ids or ())


def _moment(text: str | None) -> Any:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


CLIENT_SOURCES: Mapping[type[Any], Source] = {
    ApiClientView: Source(
        select(*(API_CLIENT.c[name] for name in SHOWN), KEYS, DOCUMENTS),
        API_CLIENT.c.id,
        {"keys": _keys, "roles": tuple, "deeds": tuple, "documents": _documents},
    )
}
