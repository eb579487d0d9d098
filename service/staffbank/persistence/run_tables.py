"""The rows of match runs and of what they found."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from staffbank.persistence.columns import (
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)

MATCH_RUN = Table(
    "match_run",
    METADATA,
    own_id(),
    of_region(),
    needed("state", Text),
    needed("attempt", Integer),
    needed("abort_requested", Boolean),
    needed("seconds", Float),
    needed("seed", BigInteger),
    needed("started_by", Text),
    needed("queued_at", MOMENT),
    Column("began_at", MOMENT),
    Column("ended_at", MOMENT),
    Column("failure", Text),
    Column("job_id", BigInteger),
    Column("status", Text),
    Column("gap", Float),
    Column("summary", JSONB),
    Column("certificate", JSONB(none_as_null=True)),
    Column("follows_id", Uuid, ForeignKey("match_run.id")),
    needed("kept_ids", ARRAY(Uuid)),
)

PROPOSAL = Table(
    "proposal",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("match_run", "run_id"),
    pointing_to("slot"),
    pointing_to("cover_request", "request_id"),
    pointing_to("worker"),
    needed("points", JSONB),
    needed("verdicts", JSONB),
    Column("explanation", JSONB(none_as_null=True)),
    Column("declined_because", Text),
    Column("declined_by", Text),
    Column("declined_at", MOMENT),
)

UNFILLED_SLOT = Table(
    "unfilled_slot",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("match_run", "run_id"),
    pointing_to("slot"),
    pointing_to("cover_request", "request_id"),
    needed("main_reason", Text),
    needed("message", Text),
    needed("eligible", Integer),
    needed("reasons", JSONB),
    Column("explanation", JSONB(none_as_null=True)),
    Column("found_at", MOMENT, nullable=False, server_default=text("now()")),
    Column("overtaken_by", Uuid, ForeignKey("match_run.id")),
    Column("no_match_because", Text),
    Column("no_match_by", Text),
    Column("no_match_at", MOMENT),
)
