"""A worker's passport: checks that her home employer warrants, and hosts accept once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NewType
from uuid import UUID

from staffbank.domain.check import Check, CheckKind, RegisterStatus
from staffbank.domain.council import CouncilId
from staffbank.domain.offer import Offer, OfferId

CheckId = NewType("CheckId", UUID)

# a night assessment is her health's affair: no host is shown it
IN_PASSPORT = (CheckKind.REGISTRATION, CheckKind.DBS, CheckKind.RIGHT_TO_WORK)


@dataclass(frozen=True)
class Warranty:
    """Who gave the home employer's word for a check by releasing her, for which offer."""

    offer_id: OfferId
    by: str
    at: datetime


@dataclass(frozen=True)
class Acceptance:
    """Which host has accepted a check by confirming her, by whom and when."""

    council_id: CouncilId
    by: str
    at: datetime


@dataclass(frozen=True)
class PassportEntry:
    """One check by its outcome's dates, and the words that were given on it."""

    id: CheckId
    check: Check
    warranties: tuple[Warranty, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def warranty(self) -> Warranty | None:
        """The last one; None where she was never released since the check was made."""
        return max(self.warranties, key=lambda each: each.at, default=None)


def passport(kept: Sequence[PassportEntry]) -> tuple[PassportEntry, ...]:
    """The last check of each kind.

    What was said of an earlier look that found the very same still counts for it: nobody is
    asked again because the register was looked at once more.
    """
    return tuple(
        _with_earlier_words(last, kept)
        for kind in IN_PASSPORT
        if (last := _last(kind, kept)) is not None
    )


def to_accept(
    entries: Sequence[PassportEntry], offer: Offer, *, day: date
) -> tuple[PassportEntry, ...]:
    """What home warrants for this offer, still holds, and the host has not accepted before."""
    return tuple(
        entry
        for entry in entries
        if offer.id in {each.offer_id for each in entry.warranties}
        and offer.host_council_id not in {each.council_id for each in entry.acceptances}
        and (entry.check.expires_on is None or entry.check.expires_on >= day)
    )


def kinds_of(entries: Sequence[PassportEntry]) -> str:
    """Their kinds in words, for an event."""
    return ", ".join(entry.check.kind.value for entry in entries)


def _last(kind: CheckKind, kept: Sequence[PassportEntry]) -> PassportEntry | None:
    """Of two on one day the one that was recorded later."""
    of_kind = [entry for entry in kept if entry.check.kind is kind]
    return max(reversed(of_kind), key=lambda entry: entry.check.checked_on, default=None)


def _with_earlier_words(last: PassportEntry, kept: Sequence[PassportEntry]) -> PassportEntry:
    same = [entry for entry in kept if _found(entry.check) == _found(last.check)]
    said_of_it = (said for entry in same for said in entry.acceptances)
    latest_first = sorted(said_of_it, key=lambda each: each.at, reverse=True)
    first = {said.council_id: said for said in latest_first}
    return replace(
        last,
        warranties=tuple(said for entry in same for said in entry.warranties),
        acceptances=tuple(sorted(first.values(), key=lambda each: each.at)),
    )


def _found(check: Check) -> tuple[object, ...]:
    """What a look found, whenever it was made."""
    status = check.register_status or RegisterStatus.REGISTERED
    return check.kind, check.reference, check.dbs_level, check.expires_on, status
