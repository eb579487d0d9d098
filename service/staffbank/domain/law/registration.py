"""Registration with Social Work England: SWE-1."""

from staffbank.domain.check import CheckKind
from staffbank.domain.law.bar import Asked, Bar, uncovered
from staffbank.domain.period import Period
from staffbank.domain.worker import Worker

ASKED = Asked(
    "SWE-1",
    noun="Registration",
    absent="No registration with Social Work England is recorded.",
)


def unregistered(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """Bars for the time in which the worker is not on the register.

    Source: Social Workers Regulations 2018 (SI 2018/893), reg. 28.
    """
    return uncovered(
        (check for check in worker.checks if check.kind is CheckKind.REGISTRATION),
        within,
        ASKED,
    )
