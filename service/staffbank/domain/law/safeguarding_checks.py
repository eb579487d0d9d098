"""The DBS check: DBS-1."""

from staffbank.domain.check import Check, CheckKind, DbsLevel
from staffbank.domain.law.bar import Asked, Bar, uncovered
from staffbank.domain.period import Period
from staffbank.domain.worker import Worker

LESSER = {
    DbsLevel.BASIC: "is basic",
    DbsLevel.STANDARD: "is standard",
    DbsLevel.ENHANCED: "lacks that list",
}


def unchecked(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """Bars for the time that no enhanced check with the children's barred list covers.

    Source: https://aaronsdepartment.com/enhanced-dbs-check-eligibility-child-workforce.php
    """
    return uncovered(
        (check for check in worker.checks if check.kind is CheckKind.DBS),
        within,
        ASKED,
    )


def _flaw(check: Check) -> str:
    if check.dbs_level is None or check.dbs_level not in LESSER:
        return ""
    return (
        "Work with children asks for an enhanced DBS check with the children's barred list, "
        f"and the one recorded {LESSER[check.dbs_level]}."
    )


ASKED = Asked(
    "DBS-1",
    noun="The enhanced DBS check with the children's barred list",
    absent="No DBS check is recorded.",
    flaw=_flaw,
)
