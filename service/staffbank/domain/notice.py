"""How long before its last day a placement may be ended early, and what is said of its end."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from staffbank.domain.closing import Account
from staffbank.domain.dated import Dated
from staffbank.domain.london import day_of
from staffbank.domain.side import Side


class EndCause(Enum):
    """Why a placement ends before the agreed day."""

    WORKER_LEAVES = "worker_leaves"
    HOME_RECALLS = "home_recalls"
    NO_LONGER_NEEDED = "no_longer_needed"
    LONG_SICKNESS = "long_sickness"
    PERFORMANCE = "performance"
    REGISTRATION = "registration"
    SAFEGUARDING = "safeguarding"


class Notice(Enum):
    """How it came that it ends when it does."""

    GIVEN = "given"  # four weeks, or what a region has made of them
    AGREED = "agreed"  # less, by the word of home and host
    NONE = "none"  # for safeguarding or lapsed registration, or where nothing is left to work


NOTICE = Dated(
    "Notice to end a placement early",
    source="Fife Council secondment letter (http://www.docstoc.com/docs/89391540/"
    "Secondment-Letter-Template-Secondment-Letter)",
    steps={date(2026, 1, 1): timedelta(weeks=4)},
    verified=False,
    key="notice",
)

AT_ONCE = frozenset({EndCause.SAFEGUARDING, EndCause.REGISTRATION})


@dataclass(frozen=True)
class ShorterNotice:
    """One side asks the other to do with less notice: `by` whom, and the last moment."""

    cause: EndCause
    ends_at: datetime
    side: Side
    by: str


@dataclass(frozen=True)
class Finding:
    """What the regional coordinator records of why it ended early."""

    cause: EndCause
    account: Account


@dataclass(frozen=True)
class Ending:
    """What is said of an end before the agreed day.

    `cause` is there once it is given notice of, and stays whatever stops the work meanwhile.
    """

    cause: EndCause | None = None
    proposal: ShorterNotice | None = None
    finding: Finding | None = None


def earliest_end(cause: EndCause, *, at: datetime, by: Side | None) -> datetime:
    """Four weeks from `at`; at once where one of the two sides says that it is for danger.

    `by` is None for the worker herself, who gives four weeks' notice whatever her cause.
    """
    if cause in AT_ONCE and by is not None:
        return at
    return at + NOTICE.on(day_of(at))
