"""Rows that people never list as such: who knows which team, the audit trail, the outbox."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from staffbank.persistence.columns import METADATA


def _event_table(name: str, *more: Column[Any]) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Uuid, primary_key=True),
        Column("region_id", Uuid, ForeignKey("region.id"), nullable=False),
        Column(
            "at",
            DateTime(timezone=True),
            nullable=False,
            server_default=text("clock_timestamp()"),
        ),
        *more,
        Column("event", Text, nullable=False),
        Column("subject", Uuid, nullable=False),
        Column("organisations", ARRAY(Uuid), nullable=False),
        Column("details", JSONB, nullable=False),
    )


AUDIT_ENTRY = _event_table("audit_entry", Column("person", Text, nullable=False))
OUTBOX_EVENT = _event_table(
    "outbox_event",
    Column("person", Text, nullable=False, server_default=""),
    Column(
        "position", BigInteger
    ),  # given by `seal_events()` once it is committed: decision 36
)

# Written by a trigger on `audit_entry`, and by nobody else: decision 33.
AUDIT_LINK = Table(
    "audit_link",
    METADATA,
    Column("organisation", Uuid, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("region_id", Uuid, ForeignKey("region.id"), nullable=False),
    Column("entry_id", Uuid, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("event", Text, nullable=False),
    Column("written", LargeBinary, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

FAMILIARITY = Table(
    "familiarity",
    METADATA,
    Column("worker_id", Uuid, ForeignKey("worker.id"), primary_key=True),
    Column("team_id", Uuid, ForeignKey("team.id"), primary_key=True),
    Column("region_id", Uuid, ForeignKey("region.id"), nullable=False),
    Column("person", Text, nullable=False),
    Column("home_employer_id", Uuid, ForeignKey("employer.id"), nullable=False),
    Column("host_council_id", Uuid, ForeignKey("council.id"), nullable=False),
)
