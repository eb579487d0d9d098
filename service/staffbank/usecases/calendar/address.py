"""Addresses of calendars: whoever has one reads the calendar, and nobody can guess it."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from staffbank.domain.council import RegionId

REGION, SECRET = 16, 32  # bytes


def new_address(region_id: RegionId) -> str:
    """An address in the region: the region's id and 32 random bytes."""
    content = region_id.bytes + secrets.token_bytes(SECRET)
    return urlsafe_b64encode(content).decode().rstrip("=")


def region_of(address: str) -> RegionId | None:
    """The region that an address is in; None where it can be none."""
    try:
        content = urlsafe_b64decode(address + "=" * (-len(address) % 4))
    except ValueError:
        return None
    if len(content) != REGION + SECRET:
        return None
    return RegionId(UUID(bytes=content[:REGION]))


def digest_of(address: str) -> bytes:
    """What is kept of an address."""
    return sha256(address.encode()).digest()
