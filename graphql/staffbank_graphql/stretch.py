"""Stretches of time."""

from datetime import datetime

import strawberry
from strawberry import field

from staffbank.domain.period import Period


@strawberry.type(description="A stretch of time; its end does not belong to it.")
class Stretch:
    """From when to when."""

    start: datetime = field(description="When it begins.")
    end: datetime = field(description="When it ends.")

    @classmethod
    def of(cls, period: Period) -> "Stretch":
        """Show a period."""
        return cls(start=period.start, end=period.end)
