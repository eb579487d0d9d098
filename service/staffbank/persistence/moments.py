"""Times and stretches of time, as PostgreSQL has them and as the domain has them."""

from datetime import UTC, datetime

from sqlalchemy.dialects.postgresql import Range

from staffbank.domain.period import NotAPeriod, Period


def range_of(period: Period) -> Range[datetime]:
    """Half-open, as every period is."""
    return Range(period.start, period.end, bounds="[)")


def period_of(stretch: Range[datetime]) -> Period:
    """The period that `range_of` wrote, in UTC whatever the session's zone."""
    if stretch.lower is None or stretch.upper is None:
        raise NotAPeriod(f"a booking has a start and an end: {stretch}")
    return Period(stretch.lower.astimezone(UTC), stretch.upper.astimezone(UTC))
