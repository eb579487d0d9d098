"""When somebody's question for her own data has to be answered: DP-1 and DP-2."""

from collections.abc import Iterable
from datetime import date, timedelta

from staffbank.domain.dated import Dated
from staffbank.domain.expansion import last_day
from staffbank.domain.period import Period

SOURCE = "UK GDPR art. 12(3); Data (Use and Access) Act 2025, ss. 76 and 78"
MONTHS = Dated("Months for an answer", source=SOURCE, steps={date(2018, 5, 25): 1})
MONTHS_IF_COMPLEX = Dated(
    "Months for an answer to what is complex or much",
    source=SOURCE,
    steps={date(2018, 5, 25): 3},
)
TARGET = Dated(
    "Days in which the bank means to answer",
    source="DP-1, an operating target",
    steps={date(2026, 1, 1): timedelta(days=28)},
    verified=False,
    key="subject_access_target",
)
ONE_DAY = timedelta(days=1)


def answer_due(
    received: date, *, waited: Iterable[Period] = (), complex_request: bool = False
) -> date:
    """The last day for the answer: one calendar month, or three, and what was waited for.

    The clock stops while a reasonable question of ours, or proof of who she is, is awaited;
    each day begun counts. The corresponding day of the month, or its last where it has none.
    """
    months = (MONTHS_IF_COMPLEX if complex_request else MONTHS).on(received)
    stopped = sum((-(-each.length // ONE_DAY) for each in waited), 0)
    last = last_day(received, months)
    following = last + ONE_DAY
    due = following if following.day == received.day else last
    return due + stopped * ONE_DAY
