"""Recharges and the books."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, Table, Text, Uuid

from staffbank.persistence.columns import (
    METADATA,
    MOMENT,
    needed,
    of_region,
    own_id,
    pointing_to,
)


def _sides() -> tuple[Column[object], Column[object]]:
    return pointing_to("employer", "home_employer_id"), pointing_to(
        "council", "host_council_id"
    )


RECHARGE = Table(
    "recharge",
    METADATA,
    own_id(),
    of_region(),
    *_sides(),
    needed("month", Date),
    needed("state", Text),
    needed("minutes", Integer),
    needed("net", BigInteger),
    needed("vat", BigInteger),
    Column("reason", Text),
    Column("credits", Uuid, ForeignKey("recharge.id"), unique=True),
    Column("issued_by", Text),
)

RECHARGE_LINE = Table(
    "recharge_line",
    METADATA,
    Column("line_id", Uuid, ForeignKey("timesheet_line.id"), primary_key=True),
    Column("recharge_id", Uuid, ForeignKey("recharge.id"), primary_key=True),
    of_region(),
    *_sides(),
    needed("minutes", Integer),
    needed("miles", Integer),
    needed("hours_net", BigInteger),
    needed("travel_net", BigInteger),
    needed("vat", BigInteger),
    Column("released_on", Date),
)

JOURNAL_ENTRY = Table(
    "journal_entry",
    METADATA,
    own_id(),
    of_region(),
    needed("at", MOMENT),
    needed("what", Text),
    pointing_to("recharge", "source"),
    *_sides(),
)

JOURNAL_POSTING = Table(
    "journal_posting",
    METADATA,
    Column("entry_id", Uuid, ForeignKey("journal_entry.id"), primary_key=True),
    of_region(),
    *_sides(),
    Column("organisation", Uuid, primary_key=True),
    Column("kind", Text, primary_key=True),
    needed("counterpart", Uuid),
    needed("amount", BigInteger),
)
