"""How long before its last day a placement may be ended early."""

from datetime import date, datetime, timedelta
from enum import Enum

from staffbank.domain.dated import Dated
from staffbank.domain.london import day_of


class EndCause(Enum):
    """Why a placement ends before the agreed day."""

    WORKER_LEAVES = "worker_leaves"
    HOME_RECALLS = "home_recalls"
    NO_LONGER_NEEDED = "no_longer_needed"
    LONG_SICKNESS = "long_sickness"
    PERFORMANCE = "performance"
    REGISTRATION = "registration"
    SAFEGUARDING = "safeguarding"


NOTICE = Dated(
    "Notice to end a placement early",
    source="Fife Council secondment letter (http://www.docstoc.com/docs/89391540/"
    "Secondment-Letter-Template-Secondment-Letter)",
    steps={date(2026, 1, 1): timedelta(weeks=4)},
    verified=False,
    key="notice",
)

AT_ONCE = frozenset({EndCause.SAFEGUARDING, EndCause.REGISTRATION})


def earliest_end(cause: EndCause, *, at: datetime, shorter_agreed: bool) -> datetime:
    """Four weeks from `at`; at once by agreement, for safeguarding or lapsed registration."""
    if shorter_agreed or cause in AT_ONCE:
        return at
    return at + NOTICE.on(day_of(at))
