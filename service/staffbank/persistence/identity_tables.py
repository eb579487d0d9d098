"""Who may call besides people with tokens: programs, and browsers of those who signed in."""

from sqlalchemy import ARRAY, Boolean, Column, ForeignKey, LargeBinary, Table, Text, Uuid, false
from sqlalchemy.dialects.postgresql import JSONB

from staffbank.persistence.columns import (
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)

API_CLIENT = Table(
    "api_client",
    METADATA,
    own_id(),
    of_region(),
    needed("name", Text),
    Column("council_id", Uuid, ForeignKey("council.id")),
    needed("organisations", ARRAY(Uuid)),
    needed("roles", ARRAY(Text)),
    needed("deeds", ARRAY(Text)),
    needed("created_by", Text),
    needed("created_at", MOMENT),
    Column("revoked_at", MOMENT),
    Column("held_to_documents", Boolean, nullable=False, server_default=false()),
)

API_CLIENT_DOCUMENT = Table(
    "api_client_document",
    METADATA,
    Column("client_id", Uuid, ForeignKey("api_client.id"), primary_key=True),
    Column("document_id", Text, primary_key=True),
    of_region(),
    needed("text", Text),
)

API_CLIENT_KEY = Table(
    "api_client_key",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("api_client", "client_id"),
    Column("secret_hash", LargeBinary),
    Column("public_jwk", JSONB),
    needed("added_at", MOMENT),
    Column("last_used_at", MOMENT),
    Column("ended_at", MOMENT),
)

BROWSER_SESSION = Table(
    "browser_session",
    METADATA,
    Column("secret_hash", LargeBinary, primary_key=True),
    of_region(),
    needed("person", Text),
    needed("grants", JSONB),
    needed("started_at", MOMENT),
    needed("seen_at", MOMENT),
)
