"""What has happened: one value, kept as an audit entry and sent as an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Event:
    """Something that people did to the bank.

    `name` is `noun.verb` in the past (`offer.accepted`). `organisations` are the councils
    and employers that may read of it. `details` are plain values, free of contact data.
    `person` is the worker whom it is about, if it is about one; she is told of some events.
    """

    name: str
    subject: UUID
    organisations: frozenset[UUID] = frozenset()
    details: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)
    person: str = ""
