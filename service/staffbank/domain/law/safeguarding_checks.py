"""The DBS check: DBS-1."""

from staffbank.domain.check import Check, CheckKind, DbsLevel
from staffbank.domain.law.bar import Bar, uncovered
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
    checks = [check for check in worker.checks if check.kind is CheckKind.DBS]
    return uncovered(
        (c for c in checks if c.dbs_level is DbsLevel.ENHANCED_CHILDREN_BARRED),
        within,
        rule="DBS-1",
        noun="The enhanced DBS check with the children's barred list",
        absent=_absent(checks),
    )


def _absent(checks: list[Check]) -> str:
    held = {check.dbs_level for check in checks}
    fault = [words for level, words in LESSER.items() if level in held]
    if not fault:
        return "No DBS check is recorded."
    return (
        "Work with children asks for an enhanced DBS check with the children's barred list, "
        f"and the one recorded {fault[-1]}."
    )
