"""What a region sets for itself, and what is kept of agencies."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from staffbank.persistence.columns import (
    HOURS,
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)

FIGURE_AMENDMENT = Table(
    "figure_amendment",
    METADATA,
    own_id(),
    of_region(),
    needed("key", Text),
    needed("holds_from", Date),
    needed("value", Text),
    needed("source", Text),
    needed("verified", Boolean),
    needed("set_by", Text),
    needed("set_at", MOMENT),
)

SUCCESSION = Table(
    "succession",
    METADATA,
    Column("predecessor", Uuid, primary_key=True),
    of_region(),
    needed("successor", Uuid),
    needed("holds_from", Date),
)

IDEMPOTENCY_KEY = Table(
    "idempotency_key",
    METADATA,
    Column("region_id", Uuid, ForeignKey("region.id"), primary_key=True),
    Column("person", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("used_at", MOMENT, nullable=False, server_default=text("now()")),
    Column("asked", LargeBinary),  # neither is there in rows of before answers were kept
    Column("answer", Text),  # nor in those of answers that told a secret
)

AGENCY_ENGAGEMENT = Table(
    "agency_engagement",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("council"),
    pointing_to("cover_request", "request_id"),
    needed("role", Text),
    needed("agency", Text),
    needed("registration", Text),
    needed("contract", Text),
    needed("pay_pence_an_hour", Integer),
    needed("cost_pence_an_hour", Integer),
    needed("first_day", Date),
    needed("last_day", Date),
    needed("years_employed", Integer),
    needed("notice_weeks", Integer),
    needed("permanent_notice_weeks", Integer),
    Column("reference_on", Date),
    Column("left_post_on", Date),
    needed("left_in_region", Boolean),
    needed("left_for", Text),
    needed("weekly_hours", HOURS),
    Column("project", JSONB),
    needed("exceptional", Text),
    needed("agency_conduct", Text),
    needed("state", Text),
    needed("breaches", JSONB),
    needed("sign_offs", JSONB),
    needed("recorded_by", Text),
    needed("recorded_at", MOMENT),
)
