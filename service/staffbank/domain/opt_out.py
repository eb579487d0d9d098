"""A worker's agreement to work more than 48 hours a week on average: WT-3."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from staffbank.domain.dated import Dated
from staffbank.domain.law.figures import IN_FORCE, WTR

LEAST_NOTICE = Dated(
    "Notice with which a worker ends her opt-out, at least",
    source=f"{WTR}, reg. 5(2)(a)",
    steps={IN_FORCE: timedelta(days=7)},
)
MOST_NOTICE = Dated(
    "Notice with which a worker ends her opt-out, at most",
    source=f"{WTR}, reg. 5(2)(b), three months, counted as 91 days",
    steps={IN_FORCE: timedelta(days=91)},
)


class NotAnOptOut(ValueError):
    """The dates or the notice cannot be; the message says which."""


@dataclass(frozen=True)
class OptOut:
    """Her own agreement in writing, from a day on; it ends with the notice that it names.

    `ends_on` is the last day on which it holds, None where she has not ended it.

    Source: Working Time Regulations 1998 (SI 1998/1833), regs 4(1) and 5.
    """

    holds_from: date
    notice: timedelta = timedelta(days=7)
    ends_on: date | None = None

    def __post_init__(self) -> None:
        least, most = LEAST_NOTICE.on(self.holds_from), MOST_NOTICE.on(self.holds_from)
        if not least <= self.notice <= most:
            raise NotAnOptOut(
                f"a notice of {self.notice.days} days: the law allows {least.days} to "
                f"{most.days} (reg. 5 WTR)"
            )

    def ended(self, on: date) -> "OptOut":
        """She ends it by a notice in writing of that day; it holds until the notice is over."""
        return replace(self, ends_on=max(on, self.holds_from) + self.notice)

    def holds(self, day: date) -> bool:
        """Whether the limit of 48 hours does not apply to that day."""
        return self.holds_from <= day and (self.ends_on is None or day <= self.ends_on)
