"""Checks as rows: an outcome and its dates, never what a certificate says."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from staffbank.domain.check import Check, CheckKind, DbsLevel, RegisterStatus, StatusCheck
from staffbank.persistence.tables import WORKER_CHECK

COLUMNS = tuple(
    WORKER_CHECK.c[name]
    for name in (
        "kind",
        "checked_on",
        "valid_from",
        "expires_on",
        "reference",
        "dbs_level",
        "register_status",
        "status_check",
    )
)


def check_row(check: Check) -> dict[str, Any]:
    """The values of COLUMNS, by name."""
    said = check.status_check
    return {
        "kind": check.kind.value,
        "checked_on": check.checked_on,
        "valid_from": check.valid_from,
        "expires_on": check.expires_on,
        "reference": check.reference,
        "dbs_level": check.dbs_level.value if check.dbs_level else None,
        "register_status": check.register_status.value if check.register_status else None,
        "status_check": {
            "consented_on": said.consented_on.isoformat(),
            "original_seen": said.original_seen,
        }
        if said
        else None,
    }


def check_of(values: Sequence[Any]) -> Check:
    """The check that COLUMNS were written from, as JSON gives them back."""
    kind, checked_on, valid_from, expires_on, reference, level, status, looked_up = values
    return Check(
        kind=CheckKind(kind),
        checked_on=date.fromisoformat(checked_on),
        valid_from=date.fromisoformat(valid_from),
        expires_on=date.fromisoformat(expires_on) if expires_on else None,
        reference=reference,
        dbs_level=DbsLevel(level) if level else None,
        register_status=RegisterStatus(status) if status else None,
        status_check=_status_check(looked_up) if looked_up else None,
    )


def _status_check(document: Mapping[str, Any]) -> StatusCheck:
    consented_on = date.fromisoformat(document["consented_on"])
    return StatusCheck(consented_on, document["original_seen"])
