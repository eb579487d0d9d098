"""What comes with a release: opinions on it, the warranty of checks, and its acceptance."""

from sqlalchemy import Column, ForeignKey, Table, Text, Uuid

from staffbank.persistence.columns import METADATA, MOMENT, needed, of_region, pointing_to


def _of(table: str, name: str) -> Column[object]:
    return Column(name, Uuid, ForeignKey(f"{table}.id"), primary_key=True)


RELEASE_OPINION = Table(
    "release_opinion",
    METADATA,
    _of("offer", "offer_id"),
    Column("by", Text, primary_key=True),
    of_region(),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    needed("opinion", Text),
    needed("note", Text),
    needed("at", MOMENT),
)

PASSPORT_WARRANTY = Table(
    "passport_warranty",
    METADATA,
    _of("offer", "offer_id"),
    _of("worker_check", "check_id"),
    of_region(),
    pointing_to("worker"),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("council", "host_council_id"),
    needed("warranted_by", Text),
    needed("warranted_at", MOMENT),
)

PASSPORT_ACCEPTANCE = Table(
    "passport_acceptance",
    METADATA,
    _of("council", "host_council_id"),
    _of("worker_check", "check_id"),
    of_region(),
    pointing_to("worker"),
    needed("person", Text),
    pointing_to("employer", "home_employer_id"),
    pointing_to("offer"),
    needed("accepted_by", Text),
    needed("accepted_at", MOMENT),
)
