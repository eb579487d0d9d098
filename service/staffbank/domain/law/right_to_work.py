"""The right to work in the United Kingdom: RTW-1."""

from staffbank.domain.check import CheckKind
from staffbank.domain.law.bar import Asked, Bar, uncovered
from staffbank.domain.period import Period
from staffbank.domain.worker import Worker

ASKED = Asked(
    "RTW-1",
    noun="The right to work, as last checked,",
    absent="No right-to-work check is recorded.",
)


def without_right_to_work(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """Bars for the time that no check of the home employer's covers.

    Time-limited permission is checked again before it ends; until then it bars what follows.
    Source: https://ucheck.freshdesk.com/support/solutions/articles/103000270716-how-long-should-i-keep-right-to-work-documents-for-
    """
    return uncovered(
        (check for check in worker.checks if check.kind is CheckKind.RIGHT_TO_WORK),
        within,
        ASKED,
    )
