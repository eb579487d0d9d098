"""Checks that the home employer has made of a worker. No certificate is ever stored."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class CheckKind(Enum):
    """What was checked."""

    REGISTRATION = "registration"  # on Social Work England's register
    DBS = "dbs"  # enhanced, with the children's barred list
    RIGHT_TO_WORK = "right_to_work"


class DbsLevel(Enum):
    """How deep a DBS check went."""

    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"
    ENHANCED_CHILDREN_BARRED = "enhanced_children_barred"


class NotACheck(ValueError):
    """The dates or the level of the check cannot be; the message says which."""


@dataclass(frozen=True)
class Check:
    """One check, by its outcome's dates.

    It holds from `valid_from` to `expires_on`, both days included; that is None where
    nothing ends it (right to work of a citizen). `reference` is the registration or
    certificate number, never content of a certificate.
    """

    kind: CheckKind
    checked_on: date
    valid_from: date
    expires_on: date | None = None
    reference: str = ""
    dbs_level: DbsLevel | None = None

    def __post_init__(self) -> None:
        if self.expires_on is not None and self.expires_on < self.valid_from:
            raise NotACheck(
                f"it would end on {self.expires_on}, before it begins on {self.valid_from}"
            )
        if (self.kind is CheckKind.DBS) != (self.dbs_level is not None):
            raise NotACheck("a DBS check has a level, and no other check has one")
        if self.kind is CheckKind.REGISTRATION and not self.reference:
            raise NotACheck("a registration has its number with Social Work England")
        if self.kind is CheckKind.REGISTRATION and self.expires_on is None:
            raise NotACheck("a registration has a day on which it ends (30 November)")
