"""Webhooks, what is delivered to them, and each attempt."""

from sqlalchemy import ARRAY, Column, ForeignKey, Integer, Table, Text, Uuid, text

from staffbank.persistence.columns import (
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)

WEBHOOK = Table(
    "webhook",
    METADATA,
    own_id(),
    of_region(),
    Column("council_id", Uuid, ForeignKey("council.id")),
    Column("employer_id", Uuid, ForeignKey("employer.id")),
    needed("url", Text),
    needed("names", ARRAY(Text)),
    needed("generation", Integer),
    Column("both_until", MOMENT),
    needed("state", Text),
)

# Made by a trigger on `outbox_event`, and by nobody else: decision 37.
WEBHOOK_DELIVERY = Table(
    "webhook_delivery",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("webhook"),
    pointing_to("outbox_event", "event_id"),
    needed("event", Text),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("attempts_before", Integer, nullable=False, server_default=text("0")),
    Column("again_at", MOMENT),
)

WEBHOOK_ATTEMPT = Table(
    "webhook_attempt",
    METADATA,
    Column("delivery_id", Uuid, ForeignKey("webhook_delivery.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    of_region(),
    needed("at", MOMENT),
    Column("status", Integer),
    needed("because", Text),
)
