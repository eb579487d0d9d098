"""Ids as others see them: opaque, and of one type."""

from base64 import urlsafe_b64decode
from collections.abc import Callable
from typing import cast
from uuid import UUID

from strawberry import ID

from staffbank.domain.event import shown_id


class NotAnId(ValueError):
    """The text is no id, or one of another type; the message names it and the type wanted."""


# The id of a thing of this type: base64url of `Type:uuid`, without padding.
encode: Callable[[str, UUID], ID] = cast("Callable[[str, UUID], ID]", shown_id)


def decode(text: str, *kinds: str) -> UUID:
    """The UUID within an id of one of `kinds`. Raises NotAnId."""
    kind, found = split(text)
    if kind not in kinds:
        raise NotAnId(f"{text!r} is not an id of {' or '.join(map(_a, kinds))}.")
    return found


def split(text: str) -> tuple[str, UUID]:
    """The type and the UUID within an id. Of each id there is one spelling. Raises NotAnId."""
    try:
        kind, _, digits = (
            urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(":")
        )
        found = UUID(digits)
    except ValueError:
        kind, found = "", UUID(int=0)
    if not kind or encode(kind, found) != text:
        raise NotAnId(f"{text!r} is not an id of anything here.")
    return kind, found


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}"
