"""The rows, as the migrations have made them."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Identity,
    Integer,
    Numeric,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE

from staffbank.persistence.columns import (
    FTE,
    HOURS,
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)

REGION = Table("region", METADATA, own_id(), needed("name", Text))

COUNCIL = Table(
    "council",
    METADATA,
    own_id(),
    of_region(),
    needed("name", Text),
    needed("gss", Text),
    needed("latitude", Float),
    needed("longitude", Float),
    needed("figures_on", Date),
    needed("figures_source", Text),
    needed("social_workers_fte", FTE),
    needed("agency_fte", FTE),
    needed("vacancy_fte", FTE),
    needed("three_or_more_workers_percent", Numeric(5, 1)),
    Column("two_step_timesheets", Boolean, nullable=False, server_default=text("false")),
)

EMPLOYER = Table(
    "employer",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("council", unique=True),
    needed("name", Text),
    needed("kind", Text),
)

TEAM = Table(
    "team",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("council"),
    needed("name", Text),
    needed("latitude", Float),
    needed("longitude", Float),
)

WORKER = Table(
    "worker",
    METADATA,
    own_id(),
    Column("no", BigInteger, Identity(always=True), nullable=False, unique=True),
    of_region(),
    pointing_to("employer"),
    pointing_to("council"),
    needed("person", Text),
    needed("name", Text),
    needed("role", Text),
    needed("latitude", Float),
    needed("longitude", Float),
    needed("weekly_hours", HOURS),
    needed("home_hours", JSONB),
    needed("skills", JSONB),
    needed("availability", JSONB),
    needed("preferences", JSONB),
    needed("longest_travel_km", Integer),
    Column("induction_ends_on", Date),
    Column("opted_out_from", Date),
    Column("joined_at", MOMENT, nullable=False, server_default=text("now()")),
)

WORKER_CONTACT = Table(
    "worker_contact",
    METADATA,
    Column("worker_id", Uuid, ForeignKey("worker.id"), primary_key=True),
    of_region(),
    pointing_to("employer"),
    needed("person", Text),
    needed("email", Text),
    needed("phone", Text),
)

WORKER_CHECK = Table(
    "worker_check",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("worker"),
    pointing_to("employer"),
    needed("person", Text),
    needed("kind", Text),
    needed("checked_on", Date),
    needed("valid_from", Date),
    Column("expires_on", Date),
    needed("reference", Text),
    Column("dbs_level", Text),
)

COVER_REQUEST = Table(
    "cover_request",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("council"),
    pointing_to("team"),
    needed("title", Text),
    needed("roles", ARRAY(Text)),
    needed("shape", JSONB),
    needed("starts_at", MOMENT),
    needed("ends_at", MOMENT),
    needed("sessions", Integer),
    needed("minutes", Integer),
    needed("headcount", Integer),
    needed("must_have", JSONB),
    needed("nice_to_have", JSONB),
    needed("tier", Integer),
    needed("statutory", Boolean),
    needed("case_work", Text),
    needed("reason", Text),
    needed("cost_centre", Text),
    needed("remote", Boolean),
    needed("state", Text),
    needed("opened_by", Text),
)

SLOT = Table(
    "slot",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("council"),
    pointing_to("cover_request", "request_id"),
    needed("number", Integer),
)

OFFER = Table(
    "offer",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("slot"),
    pointing_to("cover_request", "request_id"),
    pointing_to("team"),
    pointing_to("worker"),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    Column("proposal_id", Uuid, ForeignKey("proposal.id")),
    needed("state", Text),
    needed("offered_at", MOMENT),
    needed("offered_by", Text),
    needed("answer_by", MOMENT),
    Column("consulted_at", MOMENT),
    Column("consultation_comments", Text),
    Column("reason", Text),
    Column("released_by", Text),
)

WORKER_BOOKING = Table(
    "worker_booking",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    of_region(),
    Column("worker_no", BigInteger, ForeignKey("worker.no"), nullable=False),
    pointing_to("offer"),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    needed("during", TSTZRANGE),
)

PLACEMENT = Table(
    "placement",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("offer", unique=True),
    pointing_to("slot"),
    pointing_to("cover_request", "request_id"),
    pointing_to("team"),
    pointing_to("worker"),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    needed("state", Text),
    needed("confirmed_at", MOMENT),
    needed("confirmed_by", Text),
    needed("starts_at", MOMENT),
    needed("ends_at", MOMENT),
    needed("start_gate", JSONB),
    Column("reason", Text),
    Column("ended_at", MOMENT),
    needed("resume_agreed", ARRAY(Text)),
)
