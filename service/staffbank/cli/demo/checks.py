"""The checks that home employers have made of the demonstration's people."""

from datetime import date, timedelta
from random import Random

from staffbank.domain.check import Check, CheckKind, DbsLevel

RENEWAL_OPENS = 9  # September: the register's year ends on 30 November (SWE-3)
NOT_RENEWED = 0.05
ONLY_STANDARD = 0.03
TIME_LIMITED = 0.03
DBS_AGAIN_AFTER = timedelta(days=3 * 365)


def drawn_checks(number: int, *, nights: bool, today: date, rng: Random) -> tuple[Check, ...]:
    """The checks of one person; `number` makes references unique.

    Whoever offers nights was offered a health assessment.
    """
    assessed = Check(CheckKind.NIGHT_ASSESSMENT, today, today)
    return (
        _registration(number, today, rng),
        _dbs(number, today, rng),
        _right_to_work(today, rng),
        *([assessed] if nights else ()),
    )


def year_end(today: date) -> date:
    """The last day of the register's year that `today` is in."""
    end = date(today.year, 11, 30)
    return end if today <= end else date(today.year + 1, 11, 30)


def _registration(number: int, today: date, rng: Random) -> Check:
    """Renewed for the next year where the renewal is open, but for a few."""
    this_year = year_end(today)
    renewal_is_open = RENEWAL_OPENS <= today.month < 12 and today.year == this_year.year  # noqa: PLR2004
    renewed = renewal_is_open and rng.random() >= NOT_RENEWED
    return Check(
        CheckKind.REGISTRATION,
        checked_on=_before(today, rng, most_days=28),
        valid_from=date(this_year.year - 1, 12, 1),
        expires_on=date(this_year.year + renewed, 11, 30),
        reference=f"SWDEMO{number:04}",
    )


def _dbs(number: int, today: date, rng: Random) -> Check:
    made = _before(today, rng, most_days=700)
    standard = rng.random() < ONLY_STANDARD
    return Check(
        CheckKind.DBS,
        checked_on=made,
        valid_from=made,
        expires_on=made + DBS_AGAIN_AFTER,
        reference=f"DEMO{number:08}",
        dbs_level=DbsLevel.STANDARD if standard else DbsLevel.ENHANCED_CHILDREN_BARRED,
    )


def _right_to_work(today: date, rng: Random) -> Check:
    made = _before(today, rng, most_days=2500)
    limited = rng.random() < TIME_LIMITED
    ends = today + timedelta(days=rng.randint(60, 300)) if limited else None
    return Check(CheckKind.RIGHT_TO_WORK, made, made, ends)


def _before(today: date, rng: Random, *, most_days: int) -> date:
    return today - timedelta(days=rng.randint(1, most_days))
