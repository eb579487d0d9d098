"""Batches, their rows, and what a council's references stand for."""

from sqlalchemy import (
    ARRAY,
    Column,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from staffbank.persistence.columns import (
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)

BATCH = Table(
    "batch",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("council"),
    needed("organisations", ARRAY(Uuid)),
    needed("kind", Text),
    needed("person", Text),
    needed("grants", JSONB),
    Column("deeds", ARRAY(Text)),
    needed("brought_at", MOMENT),
    Column("ended_at", MOMENT),
)

BATCH_ROW = Table(
    "batch_row",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("batch"),
    needed("number", Integer),
    needed("reference", Text),
    needed("digest", LargeBinary),
    Column("said", Text),
    needed("state", Text),
    needed("subject", Text),
    needed("problems", JSONB),
)

# A row stands here from the transaction in which it was done.
BATCH_REFERENCE = Table(
    "batch_reference",
    METADATA,
    Column("council_id", Uuid, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("reference", Text, primary_key=True),
    of_region(),
    pointing_to("batch_row", "row_id"),
)
