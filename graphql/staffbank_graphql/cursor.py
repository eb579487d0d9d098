"""Cursors: a place in one list, signed, so that nobody can make one up."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Self
from uuid import UUID

from staffbank.ports.queries import Filters
from staffbank.settings import Settings
from staffbank_graphql.errors import BadUserInput

MARK = 8  # bytes of the mark of a list
ID = 16
SEAL = 16
LENGTH = MARK + ID + SEAL


def mark(name: str, filters: Filters) -> bytes:
    """What tells one list from another: its name and how it is filtered."""
    told = sorted((column, str(value)) for column, value in filters.items())
    return sha256(repr((name, told)).encode()).digest()[:MARK]


@dataclass(frozen=True)
class Cursors:
    """Makes cursors and reads them back. A cursor holds its list's mark, an id and a seal."""

    key: bytes

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Keyed by the settings; without a secret there, cursors end with this process."""
        secret = settings.cursor_secret.get_secret_value().encode()
        return cls(secret or secrets.token_bytes(32))

    def make(self, list_mark: bytes, id: UUID) -> str:  # noqa: A002 its name
        """The cursor of the row with this id."""
        content = list_mark + id.bytes
        return urlsafe_b64encode(content + self._seal(content)).decode().rstrip("=")

    def read(self, list_mark: bytes, text: str) -> UUID:
        """The id within the cursor.

        Raises:
            BadUserInput: the bank has not made it, or has made it for another list.
        """
        try:
            found = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            found = b""
        content, seal = found[:-SEAL], found[-SEAL:]
        if len(found) != LENGTH or not hmac.compare_digest(seal, self._seal(content)):
            raise BadUserInput(
                f"{text!r} is not a cursor of this bank, or it has expired. "
                "Take one from pageInfo or an edge, or begin without one."
            )
        if content[:MARK] != list_mark:
            raise BadUserInput(
                f"The cursor {text!r} belongs to another list, or to this one with other "
                "filters. Begin without one."
            )
        return UUID(bytes=content[MARK:])

    def _seal(self, content: bytes) -> bytes:
        return hmac.digest(self.key, content, "sha256")[:SEAL]
