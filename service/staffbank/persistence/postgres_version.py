"""Which versions of PostgreSQL the bank runs on."""

OLDEST = 15
NEWEST = 18


class UnsupportedPostgres(Exception):
    """The server is too old, or newer than any that was tried; the message names both sides."""


def require_supported(version_num: int) -> None:
    """Return if the bank runs on this server.

    `version_num` is what `SHOW server_version_num` says, such as 180004 for 18.4.

    Raises:
        UnsupportedPostgres: the major version is below 15 or above 18.
    """
    major = version_num // 10_000
    if not OLDEST <= major <= NEWEST:
        raise UnsupportedPostgres(
            f"the database server is PostgreSQL {major}; Staffbank runs on "
            f"{OLDEST} to {NEWEST}: point STAFFBANK_DATABASE_URL at one of those"
        )
