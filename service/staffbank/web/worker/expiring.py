"""Which of her checks ends when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from staffbank.web.desk import Data
from staffbank.web.words import _

CHECKS: Mapping[str, str] = {
    "REGISTRATION": _("Registration with Social Work England"),
    "DBS": _("DBS certificate"),
    "RIGHT_TO_WORK": _("Right to work"),
    "NIGHT_ASSESSMENT": _("Health assessment for night work"),
}


@dataclass(frozen=True)
class Expiring:
    """A kind of check, the last day on which hers holds, and whether that is past."""

    name: str
    last_day: date
    past: bool


def latest(checks: Sequence[Data]) -> list[Data]:
    """The newest check of each kind, in a fixed order."""
    found = {each["kind"]: each for each in sorted(checks, key=lambda each: each["validFrom"])}
    return [found[kind] for kind in CHECKS if kind in found]


def expiring(checks: Sequence[Data], today: date) -> list[Expiring]:
    """Those of the newest checks that end some day, the first to end first."""
    found = (
        Expiring(
            CHECKS[each["kind"]], last := date.fromisoformat(each["expiresOn"]), last < today
        )
        for each in latest(checks)
        if each["expiresOn"]
    )
    return sorted(found, key=lambda each: each.last_day)
