"""How fresh the last look at the register has to be: SWE-5."""

from datetime import date, datetime, timedelta

from staffbank.domain.check import CheckKind
from staffbank.domain.dated import Dated
from staffbank.domain.law.standing import Standing
from staffbank.domain.london import day_of, spoken
from staffbank.domain.problem import Problem, ProblemCode
from staffbank.domain.worker import Worker

SOURCE = "https://www.socialworkengland.org.uk/registration/information-for-employers/"

FRESH_FOR_AN_OFFER = Dated(
    "Days for which a look at the register will do for an offer",
    source=f"{SOURCE}; the interval is inferred",
    steps={date(2026, 1, 1): timedelta(days=31)},
    verified=False,
    key="fresh_for_an_offer",
)
FRESH_FOR_A_START = Dated(
    "Days for which a look at the register will do for a first day",
    source=f"{SOURCE}; the interval is inferred",
    steps={date(2026, 1, 1): timedelta(days=1)},
    verified=False,
    key="fresh_for_a_start",
)


DECEMBER, LAST_DAY_OF_RECHECKS = 12, 10  # SWE-4


def fresh_since(day: date) -> date:
    """The day since which the register was to be looked at for whoever is placed.

    Monthly, and daily from 1 to 10 December, when registrations that were not renewed end.
    """
    if day.month == DECEMBER and day.day <= LAST_DAY_OF_RECHECKS:
        return day
    return day - FRESH_FOR_AN_OFFER.on(day)


def last_looked(worker: Worker) -> date | None:
    """The day of the last look at the register; None where there was none."""
    looks = (
        check.checked_on for check in worker.checks if check.kind is CheckKind.REGISTRATION
    )
    return max(looks, default=None)


def recheck_due(
    worker: Worker, *, at: datetime, fresh_for: Dated[timedelta], path: str
) -> list[Problem]:
    """One problem where the register was not looked at lately enough, none otherwise."""
    today, looked = day_of(at), last_looked(worker)
    longest = fresh_for.on(today)
    if looked is None or today - looked <= longest:
        return []  # that there is no registration at all is SWE-1's to say
    message = (
        f"The register was last looked at on {spoken(looked)}, and a look of the last "
        f"{longest.days} days is asked for. Her employer looks again (importRegister, or "
        "recordCheck)."
    )
    return [Problem(ProblemCode.RULE, message, (path,), "SWE-5", SOURCE, Standing.INFERRED)]
