"""What was let pass, as one JSON column of an offer and of the placement that it becomes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from staffbank.domain.consent import Consent
from staffbank.domain.side import Side


def consents_document(consents: Iterable[Consent]) -> list[dict[str, Any]]:
    """Consents as JSON."""
    return [
        {
            "rule": each.rule,
            "side": each.side.value,
            "by": each.by,
            "reason": each.reason,
            "seen_on": each.seen_on.isoformat() if each.seen_on else None,
        }
        for each in consents
    ]


def consents_of(documents: Iterable[Mapping[str, Any]]) -> tuple[Consent, ...]:
    """What `consents_document` wrote."""
    return tuple(
        Consent(
            said["rule"],
            Side(said["side"]),
            said["by"],
            said["reason"],
            date.fromisoformat(said["seen_on"]) if said["seen_on"] else None,
        )
        for said in documents
    )
