"""The rows, as the migrations have made them."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Identity,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE

METADATA = MetaData()

MOMENT = DateTime(timezone=True)
HOURS = Numeric(4, 1)
FTE = Numeric(8, 1)


def _id() -> Column[object]:
    return Column("id", Uuid, primary_key=True)


def _region() -> Column[object]:
    return Column("region_id", Uuid, ForeignKey("region.id"), nullable=False)


def _of(table: str, name: str | None = None, *, unique: bool = False) -> Column[object]:
    """A column that points to a row of `table`."""
    return Column(
        name or f"{table}_id",
        Uuid,
        ForeignKey(f"{table}.id"),
        nullable=False,
        unique=unique or None,
    )


def _must(name: str, kind: object) -> Column[object]:
    return Column(name, kind, nullable=False)  # type: ignore[arg-type]  # any SQL type


REGION = Table("region", METADATA, _id(), _must("name", Text))

COUNCIL = Table(
    "council",
    METADATA,
    _id(),
    _region(),
    _must("name", Text),
    _must("gss", Text),
    _must("latitude", Float),
    _must("longitude", Float),
    _must("figures_on", Date),
    _must("figures_source", Text),
    _must("social_workers_fte", FTE),
    _must("agency_fte", FTE),
    _must("vacancy_fte", FTE),
    _must("three_or_more_workers_percent", Numeric(5, 1)),
)

EMPLOYER = Table(
    "employer",
    METADATA,
    _id(),
    _region(),
    _of("council", unique=True),
    _must("name", Text),
    _must("kind", Text),
)

TEAM = Table(
    "team",
    METADATA,
    _id(),
    _region(),
    _of("council"),
    _must("name", Text),
    _must("latitude", Float),
    _must("longitude", Float),
)

WORKER = Table(
    "worker",
    METADATA,
    _id(),
    Column("no", BigInteger, Identity(always=True), nullable=False, unique=True),
    _region(),
    _of("employer"),
    _of("council"),
    _must("person", Text),
    _must("name", Text),
    _must("role", Text),
    _must("latitude", Float),
    _must("longitude", Float),
    _must("weekly_hours", HOURS),
    _must("home_hours", JSONB),
    _must("skills", JSONB),
    _must("availability", JSONB),
    _must("preferences", JSONB),
    _must("longest_travel_km", Integer),
    Column("induction_ends_on", Date),
    Column("opted_out_from", Date),
    Column("joined_at", MOMENT, nullable=False, server_default=text("now()")),
)

WORKER_CONTACT = Table(
    "worker_contact",
    METADATA,
    Column("worker_id", Uuid, ForeignKey("worker.id"), primary_key=True),
    _region(),
    _of("employer"),
    _must("person", Text),
    _must("email", Text),
    _must("phone", Text),
)

WORKER_CHECK = Table(
    "worker_check",
    METADATA,
    _id(),
    _region(),
    _of("worker"),
    _of("employer"),
    _must("person", Text),
    _must("kind", Text),
    _must("checked_on", Date),
    _must("valid_from", Date),
    Column("expires_on", Date),
    _must("reference", Text),
    Column("dbs_level", Text),
)

COVER_REQUEST = Table(
    "cover_request",
    METADATA,
    _id(),
    _region(),
    _of("council"),
    _of("team"),
    _must("title", Text),
    _must("roles", ARRAY(Text)),
    _must("shape", JSONB),
    _must("starts_at", MOMENT),
    _must("ends_at", MOMENT),
    _must("sessions", Integer),
    _must("minutes", Integer),
    _must("headcount", Integer),
    _must("must_have", JSONB),
    _must("nice_to_have", JSONB),
    _must("tier", Integer),
    _must("statutory", Boolean),
    _must("case_work", Text),
    _must("reason", Text),
    _must("cost_centre", Text),
    _must("remote", Boolean),
    _must("state", Text),
    _must("opened_by", Text),
)

SLOT = Table(
    "slot",
    METADATA,
    _id(),
    _region(),
    _of("council"),
    _of("cover_request", "request_id"),
    _must("number", Integer),
)

MATCH_RUN = Table(
    "match_run",
    METADATA,
    _id(),
    _region(),
    _must("state", Text),
    _must("attempt", Integer),
    _must("abort_requested", Boolean),
    _must("seconds", Float),
    _must("seed", BigInteger),
    _must("started_by", Text),
    _must("queued_at", MOMENT),
    Column("began_at", MOMENT),
    Column("ended_at", MOMENT),
    Column("failure", Text),
    Column("job_id", BigInteger),
    Column("status", Text),
    Column("gap", Float),
    Column("summary", JSONB),
)

PROPOSAL = Table(
    "proposal",
    METADATA,
    _id(),
    _region(),
    _of("match_run", "run_id"),
    _of("slot"),
    _of("cover_request", "request_id"),
    _of("worker"),
    _must("points", JSONB),
    _must("verdicts", JSONB),
)

UNFILLED_SLOT = Table(
    "unfilled_slot",
    METADATA,
    _id(),
    _region(),
    _of("match_run", "run_id"),
    _of("slot"),
    _of("cover_request", "request_id"),
    _must("main_reason", Text),
    _must("message", Text),
    _must("eligible", Integer),
    _must("reasons", JSONB),
)

OFFER = Table(
    "offer",
    METADATA,
    _id(),
    _region(),
    _of("slot"),
    _of("cover_request", "request_id"),
    _of("team"),
    _of("worker"),
    _must("person", Text),
    _of("employer", "home_employer_id"),
    _of("council", "host_council_id"),
    Column("proposal_id", Uuid, ForeignKey("proposal.id")),
    _must("state", Text),
    _must("offered_at", MOMENT),
    _must("offered_by", Text),
    Column("consulted_at", MOMENT),
    Column("consultation_comments", Text),
    Column("reason", Text),
    Column("released_by", Text),
)

WORKER_BOOKING = Table(
    "worker_booking",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    _region(),
    Column("worker_no", BigInteger, ForeignKey("worker.no"), nullable=False),
    _of("offer"),
    _must("person", Text),
    _of("employer", "home_employer_id"),
    _of("council", "host_council_id"),
    _must("during", TSTZRANGE),
)

PLACEMENT = Table(
    "placement",
    METADATA,
    _id(),
    _region(),
    _of("offer", unique=True),
    _of("slot", unique=True),
    _of("cover_request", "request_id"),
    _of("worker"),
    _must("person", Text),
    _of("employer", "home_employer_id"),
    _of("council", "host_council_id"),
    _must("state", Text),
    _must("confirmed_at", MOMENT),
    _must("confirmed_by", Text),
)
