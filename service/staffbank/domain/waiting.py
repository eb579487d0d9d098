"""What waits for somebody, and for how long before people hear of it.

A timer only tells: nothing is approved, released, confirmed or signed because time has passed.
"""

from datetime import date, datetime, timedelta
from enum import Enum

from staffbank.domain.dated import Dated
from staffbank.domain.london import day_of
from staffbank.domain.working_days import BankHolidaysUnknown, working_days_after

SOURCE = "A proposal of the bank's; no source states it"
BEGUN = date(2026, 1, 1)


class Waiting(Enum):
    """For what."""

    APPROVAL = "approval"  # of a request, by the budget holder
    RELEASE = "release"  # of a worker, by her home employer
    CONFIRMATION = "confirmation"  # of an offer, by the host
    SIGNATURE = "signature"  # of an agreement, by either side
    REVIEW = "review"  # of a placement, by the host
    RESUMPTION = "resumption"  # of a placement that is stopped, by home and region
    REFERENCE = "reference"  # on a placement that is over, by the host
    TIMESHEET = "timesheet"  # that was handed in, for the host's word
    RECHARGE = "recharge"  # that was issued, for the host's word


def _working_days(waiting: Waiting, what: str, number: int) -> Dated[int]:
    name, key = f"Working days for {what}", f"days_for_{waiting.value}"
    return Dated(name, source=SOURCE, steps={BEGUN: number}, verified=False, key=key)


OVERDUE_AFTER = {
    waiting: _working_days(waiting, what, number)
    for waiting, what, number in (
        (Waiting.APPROVAL, "a budget holder's decision", 2),
        (Waiting.RELEASE, "a release", 3),
        (Waiting.CONFIRMATION, "a host's confirmation", 2),
        (Waiting.SIGNATURE, "the signatures", 5),
        (Waiting.REFERENCE, "the reference after a placement", 10),
        (Waiting.TIMESHEET, "a host's word on a timesheet", 5),
        (Waiting.RECHARGE, "a host's word on a recharge", 10),
    )
}
FIRST_REVIEW = Dated(
    "First review of a placement",
    source=SOURCE,
    steps={BEGUN: timedelta(weeks=4)},
    verified=False,
    key="first_review",
)
NEXT_REVIEW = Dated(
    "Time between two reviews of a placement, counted as four weeks",
    source=SOURCE,
    steps={BEGUN: timedelta(weeks=4)},
    verified=False,
    key="next_review",
)
STOPPED_AGAIN = Dated(
    "Time between two looks at a stopped placement",
    source=SOURCE,
    steps={BEGUN: timedelta(days=1)},
    verified=False,
    key="stopped_again",
)
AGAIN = {Waiting.REVIEW: NEXT_REVIEW, Waiting.RESUMPTION: STOPPED_AGAIN}


def due(waiting: Waiting, since: datetime) -> datetime:
    """When people hear that it still waits."""
    day = day_of(since)
    if waiting in OVERDUE_AFTER:
        number = OVERDUE_AFTER[waiting].on(day)
        try:
            return working_days_after(since, number)
        except BankHolidaysUnknown:  # a reminder a little late is better than a deed undone
            return since + timedelta(days=2 * number)
    first = FIRST_REVIEW if waiting is Waiting.REVIEW else STOPPED_AGAIN
    return since + first.on(day)


def due_again(waiting: Waiting, told: datetime) -> datetime | None:
    """When they hear of it once more; None where once is enough."""
    return told + AGAIN[waiting].on(day_of(told)) if waiting in AGAIN else None
