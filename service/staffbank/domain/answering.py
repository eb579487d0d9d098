"""How long a worker has for her answer to an offer."""

from datetime import date, datetime, timedelta

from staffbank.domain.dated import Dated
from staffbank.domain.london import day_of

PROPOSED = "A proposal of the bank's; no source states it"
TIME_TO_ANSWER = Dated(
    "Hours for an answer to an offer",
    source=PROPOSED,
    steps={date(2026, 1, 1): 48},
    verified=False,
    key="hours_to_answer",
)
TIME_TO_ANSWER_IF_URGENT = Dated(
    "Hours for an answer to an urgent offer",
    source=PROPOSED,
    steps={date(2026, 1, 1): 4},
    verified=False,
    key="hours_to_answer_if_urgent",
)
URGENT = Dated(
    "Hours before the work within which an offer is urgent",
    source=PROPOSED,
    steps={date(2026, 1, 1): 72},
    verified=False,
    key="hours_that_are_urgent",
)


def answer_by(offered_at: datetime, begins: datetime) -> datetime:
    """Until when the worker may answer: 48 hours, or 4 if urgent; never after the work begins.

    Hours on the clock, nights and Sundays included: she may answer whenever she likes.
    """
    day = day_of(offered_at)
    urgent = begins - offered_at < timedelta(hours=URGENT.on(day))
    hours = (TIME_TO_ANSWER_IF_URGENT if urgent else TIME_TO_ANSWER).on(day)
    return min(begins, offered_at + timedelta(hours=hours))
