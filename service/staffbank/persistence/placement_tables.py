"""Agreements, timesheets and their lines."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE

from staffbank.persistence.columns import (
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)

MASTER_AGREEMENT = Table(
    "master_agreement",
    METADATA,
    own_id(),
    of_region(),
    needed("title", Text),
    needed("valid_from", Date),
    needed("valid_to", Date),
)

ACCESSION = Table(
    "accession",
    METADATA,
    Column("master_id", Uuid, ForeignKey("master_agreement.id"), primary_key=True),
    Column("organisation", Uuid, primary_key=True),
    of_region(),
    needed("signed_by", Text),
    needed("signed_at", MOMENT),
    needed("pre_signs_urgent", Boolean),
)

AGREEMENT = Table(
    "agreement",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("placement", unique=True),
    pointing_to("worker"),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    needed("legal_basis", Text),
    Column("legal_sign_off", Text),
    needed("state", Text),
    needed("opened_at", MOMENT),
    Column("terms", JSONB),
    Column("document", Text),
    Column("digest", Text),
    Column("home_signed_by", Text),
    Column("home_signed_at", MOMENT),
    Column("host_signed_by", Text),
    Column("host_signed_at", MOMENT),
    Column("acknowledged_at", MOMENT),
    Column("reason", Text),
)

TIMESHEET = Table(
    "timesheet",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("placement"),
    pointing_to("worker"),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    needed("week", Date),
    needed("two_steps", Boolean),
    needed("state", Text),
    needed("minutes", Integer),
    needed("miles", Integer),
    Column("submitted_by", Text),
    Column("approved_by", Text),
    Column("authorised_by", Text),
    Column("query", Text),
    Column("corrects", Uuid, ForeignKey("timesheet.id")),
)

TIMESHEET_LINE = Table(
    "timesheet_line",
    METADATA,
    own_id(),
    of_region(),
    pointing_to("timesheet"),
    Column("worker_no", BigInteger, ForeignKey("worker.no"), nullable=False),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    needed("session", TSTZRANGE),
    Column("worked", TSTZRANGE),
    needed("break_minutes", Integer),
    needed("miles", Integer),
    Column("absence", Text),
    needed("why", Text),
    Column("reverses", Uuid, ForeignKey("timesheet_line.id"), unique=True),
    needed("stands", Boolean),
)
