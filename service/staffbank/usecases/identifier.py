"""New ids: made here, not by the database, and in time's order."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): later ids sort after earlier ones of this process."""
    return UUID(int=uuid7().int)
