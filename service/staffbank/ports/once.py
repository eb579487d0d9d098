"""What may be shown once only."""

from typing import Protocol


class CannotRemember(Exception):
    """Whether it was shown before cannot be told, so it is as if it had been."""


class Once(Protocol):
    """Remembers for a while what was shown."""

    async def is_first(self, what: str, *, seconds: int) -> bool:
        """Whether nobody has shown this before. Raises CannotRemember."""
        ...
