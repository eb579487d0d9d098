"""Rules that named people let pass."""

from datetime import datetime

import strawberry
from strawberry import field

from staffbank.ports.region_views import OverrideView
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node


@strawberry.type(description="A rule that a named person let pass, for the auditor to read.")
class Override(Node):
    """An override, as the API shows it."""

    at: datetime = field(description="When.")
    event: str = field(description="At which step.")
    person: str = field(description="Who.")
    rule: str | None = field(description="The rule's id.")
    reason: str | None = field(description="Why.")

    @classmethod
    def of(cls, view: OverrideView) -> "Override":
        """Show an override."""
        return cls(
            id=encode("Override", view.id),
            at=view.at,
            event=view.event,
            person=view.person,
            rule=view.rule,
            reason=view.reason,
        )


OVERRIDE = Kind("Override", OverrideView, Override.of)
