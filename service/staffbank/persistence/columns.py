"""The columns that most tables have, and the one set of tables that they are in."""

from sqlalchemy import Column, DateTime, ForeignKey, MetaData, Numeric, Uuid

METADATA = MetaData()

MOMENT = DateTime(timezone=True)
HOURS = Numeric(4, 1)
FTE = Numeric(8, 1)


def own_id() -> Column[object]:
    """The row's own id."""
    return Column("id", Uuid, primary_key=True)


def of_region() -> Column[object]:
    """The region that the row belongs to."""
    return Column("region_id", Uuid, ForeignKey("region.id"), nullable=False)


def pointing_to(table: str, name: str | None = None, *, unique: bool = False) -> Column[object]:
    """A column that points to a row of `table`."""
    return Column(
        name or f"{table}_id",
        Uuid,
        ForeignKey(f"{table}.id"),
        nullable=False,
        unique=unique or None,
    )


def needed(name: str, kind: object) -> Column[object]:
    """A column that always has a value."""
    return Column(name, kind, nullable=False)  # type: ignore[arg-type]  # any SQL type
