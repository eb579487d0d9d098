"""Registration with Social Work England: SWE-1 to SWE-4."""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from staffbank.domain.check import Check, CheckKind, RegisterStatus
from staffbank.domain.law.bar import Asked, Bar, speaks_from, uncovered
from staffbank.domain.london import day_of, spoken, whole_days
from staffbank.domain.period import Period, common
from staffbank.domain.verdict import NeedsConsent, Verdict, Warned
from staffbank.domain.worker import Worker

YEAR_ENDS = (11, 30)
RENEWAL_OPENS = (9, 1)
RECHECKS_UNTIL = (12, 10)
FAR_AHEAD = date(9000, 1, 1)

NO_PRACTICE = {
    RegisterStatus.SUSPENDED: "suspended from the register",
    RegisterStatus.REMOVED: "removed from the register",
}


def _flaw(check: Check) -> str:
    if check.register_status is RegisterStatus.NOT_LISTED:
        return f"The register, looked at on {spoken(check.checked_on)}, does not list her."
    return ""


def expected_until(check: Check) -> date | None:
    """The last day of a registration, a renewal at the year's end taken as coming.

    A registration ends on 30 November and is renewed from 1 September. The register may say
    "until 30 November" for some days of December, which does not mean that it has lapsed; so a
    check made by 10 December speaks for the next year too, and a later one does not.
    Source: https://www.socialworkengland.org.uk/registration/information-for-employers/
    """
    ends = check.expires_on
    if ends is None or (ends.month, ends.day) != YEAR_ENDS or ends >= FAR_AHEAD:
        return ends
    if check.checked_on > date(ends.year, *RECHECKS_UNTIL):
        return ends
    return date(ends.year + 1, *YEAR_ENDS)


ASKED = Asked(
    "SWE-1",
    noun="Registration",
    absent="No registration with Social Work England is recorded.",
    flaw=_flaw,
    lasts=expected_until,
)


def unregistered(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """Bars for the time in which the worker is not on the register.

    Source: Social Workers Regulations 2018 (SI 2018/893), reg. 28.
    """
    return uncovered(_registrations(worker), within, ASKED)


def barred_from_practice(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """Bars for the time in which she is suspended or removed, as last looked at.

    Source: Social Workers Regulations 2018 (SI 2018/893), reg. 9.
    """
    known = _registrations(worker)
    if not known:
        return ()
    ends = [*(speaks_from(later) for later in known[1:]), FAR_AHEAD]
    return tuple(
        Bar("SWE-2", period, f"She is {NO_PRACTICE[status]}, as seen on {spoken(made)}.")
        for check, until in zip(known, ends, strict=True)
        if (status := check.register_status) in NO_PRACTICE and status is not None
        for made in [check.checked_on]
        if speaks_from(check) < until
        for period in common([_days_before(speaks_from(check), until)], [within])
    )


def orders(worker: Worker, _: Sequence[Period], _asked: frozenset[str]) -> Verdict | None:
    """Conditions of practice want the consent of both sides; a warning is told: SWE-2."""
    known = _registrations(worker)
    status = known[-1].register_status if known else None
    if status is RegisterStatus.CONDITIONS:
        because = (
            f"The register, seen on {spoken(known[-1].checked_on)}, has conditions for her."
        )
        whose = "her home's principal social worker and the host's head of service"
        since = _conditions_since(known)
        return NeedsConsent("SWE-2", because, whose, since, known[-1].checked_on)
    if status is RegisterStatus.WARNED:
        because = (
            f"The register, seen on {spoken(known[-1].checked_on)}, has a warning for her."
        )
        return Warned("SWE-2", because)
    return None


def _conditions_since(known: Sequence[Check]) -> date:
    """The first of the looks, the last of them included, that all have found conditions.

    The extract has no word of what they are, nor of when they were made: conditions that were
    there at every look are taken for the same ones.
    """
    run = takewhile(
        lambda check: check.register_status is RegisterStatus.CONDITIONS, reversed(known)
    )
    return [check.checked_on for check in run][-1]


def renewal(worker: Worker, sessions: Sequence[Period], _: frozenset[str]) -> Verdict | None:
    """Work beyond 30 November of a year that she has not renewed for yet: SWE-3."""
    known = _registrations(worker)
    if not known or (ends := known[-1].expires_on) is None:
        return None
    beyond = [each for each in sessions if day_of(each.end) > ends]
    if not beyond or expected_until(known[-1]) == ends:
        return None
    because = (
        f"The work runs beyond {spoken(ends)}, when her registration is to be renewed: from "
        f"{spoken(date(ends.year, *RENEWAL_OPENS))}, without a period of grace. It is looked "
        f"at again daily until {spoken(date(ends.year, *RECHECKS_UNTIL))}."
    )
    return Warned("SWE-3", because)


def _days_before(first: date, until: date) -> Period:
    return Period(whole_days(first, first).start, whole_days(until, until).start)


def _registrations(worker: Worker) -> list[Check]:
    """In the order in which they were made; of one day, as they were recorded."""
    found = [check for check in worker.checks if check.kind is CheckKind.REGISTRATION]
    return sorted(found, key=lambda check: check.checked_on)
