"""What workers are told, and how they want to hear."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, Time, Uuid

from staffbank.persistence.columns import METADATA, MOMENT, needed, of_region, own_id

NOTIFICATION = Table(
    "notification",
    METADATA,
    own_id(),
    of_region(),
    needed("person", Text),
    needed("event", Text),
    needed("about", Uuid),
    needed("text", Text),
    needed("at", MOMENT),
    Column("read_at", MOMENT),
    Column("emailed_at", MOMENT),
    Column("texted_at", MOMENT),
    Column("sent_at", MOMENT),
)

NOTIFICATION_WISHES = Table(
    "notification_wishes",
    METADATA,
    Column("region_id", Uuid, ForeignKey("region.id"), primary_key=True),
    Column("person", Text, primary_key=True),
    needed("email", Boolean),
    needed("sms", Boolean),
    needed("quiet_from", Time),
    needed("quiet_until", Time),
    needed("digest", Boolean),
)
