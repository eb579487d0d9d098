"""Whether her host is a temporary workplace, so that the way there is free of tax: TRV-1."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from staffbank.domain.dated import Dated
from staffbank.domain.expansion import last_day

SOURCE = (
    "HMRC EIM32080 to EIM32108: https://gov.uk/hmrc-internal-manuals/"
    "employment-income-manual/eim32100"
)
MOST_MONTHS = Dated(
    "Months for which a workplace is temporary",
    source=f"{SOURCE}; ITEPA 2003, s. 339(5)",
    steps={date(2003, 4, 6): 24},
)
LEAST_SHARE = Dated(
    "Share of her working time from which a host may become a permanent workplace",
    source=f"{SOURCE}; EIM32080",
    steps={date(2003, 4, 6): Decimal("0.4")},
)
LONGEST_GAP = Dated(
    "Longest time between two sessions of one stay with a host",
    source="Inferred: what was read of HMRC's manual states no gap",
    steps={date(2003, 4, 6): timedelta(weeks=4)},
    verified=False,
    key="longest_gap_of_a_stay",
)


@dataclass(frozen=True)
class Expectation:
    """What was expected from a day on: the stay's last day, and its share of her time."""

    known_on: date
    first_day: date
    last_day: date
    share: Decimal


def is_temporary(expected: Expectation) -> bool:
    """Not expected to take 40 % of her working time or more for over 24 months."""
    longest = last_day(expected.first_day, MOST_MONTHS.on(expected.known_on))
    return expected.share < LEAST_SHARE.on(expected.known_on) or expected.last_day <= longest


def relief_ends_on(history: Sequence[Expectation]) -> date | None:
    """The day from which the way is taxed, though earlier months were not; None for never.

    `history` has the first expectation and each that a further placement or an extension
    brought, in order. It is the day on which people came to expect more than 24 months, not
    the end of those.
    """
    return next((each.known_on for each in history if not is_temporary(each)), None)
