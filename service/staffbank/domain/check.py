"""Checks that the home employer has made of a worker. No certificate is ever stored."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

LONGEST_REFERENCE = 40  # characters; a number is no longer, and no room for more is given


class CheckKind(Enum):
    """What was checked."""

    REGISTRATION = "registration"  # on Social Work England's register
    DBS = "dbs"  # enhanced, with the children's barred list
    RIGHT_TO_WORK = "right_to_work"
    NIGHT_ASSESSMENT = "night_assessment"  # offered to her; what it found is nobody's here


class DbsLevel(Enum):
    """How deep a DBS check went."""

    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"
    ENHANCED_CHILDREN_BARRED = "enhanced_children_barred"


class RegisterStatus(Enum):
    """What the register said: reg. 9 of the Social Workers Regulations 2018."""

    REGISTERED = "registered"
    WARNED = "warned"  # a warning or advice order
    CONDITIONS = "conditions"  # conditions of practice, interim ones included
    SUSPENDED = "suspended"  # interim orders included
    REMOVED = "removed"
    NOT_LISTED = "not_listed"  # lapsed, or never there


@dataclass(frozen=True)
class StatusCheck:
    """A look at the DBS Update Service: with her consent, the original seen (DBS-2)."""

    consented_on: date
    original_seen: bool


class NotACheck(ValueError):
    """The dates or the level of the check cannot be; the message says which."""


@dataclass(frozen=True)
class Check:
    """One check, by its outcome's dates.

    It holds from `valid_from` to `expires_on`, both days included; that is None where
    nothing ends it (right to work of a citizen). `reference` is the registration or
    certificate number, never content of a certificate. `register_status` belongs to a
    registration; `status_check` to a DBS check that was looked up and not made anew.
    """

    kind: CheckKind
    checked_on: date
    valid_from: date
    expires_on: date | None = None
    reference: str = ""
    dbs_level: DbsLevel | None = None
    register_status: RegisterStatus | None = None
    status_check: StatusCheck | None = None

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
        if self.register_status is not None and self.kind is not CheckKind.REGISTRATION:
            raise NotACheck("only a registration has a status on the register")
        if len(self.reference) > LONGEST_REFERENCE:
            raise NotACheck(
                f"its reference has {len(self.reference)} characters, and {LONGEST_REFERENCE} "
                "are the most: give the number alone, never what a certificate says"
            )
        self._check_status_check()

    def _check_status_check(self) -> None:
        said = self.status_check
        if said is None:
            return
        if self.kind is not CheckKind.DBS:
            raise NotACheck("only a DBS check is looked up at the Update Service")
        if not said.original_seen or said.consented_on > self.checked_on:
            raise NotACheck(
                "the Update Service is looked at only with her consent, given before, and "
                "once the original was seen (DBS-2)"
            )
