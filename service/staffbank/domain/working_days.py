"""Working days in England: Monday to Friday, bank holidays left out."""

from datetime import date, datetime, timedelta

from staffbank.domain.london import LONDON, day_of, moment

SOURCE = "https://www.gov.uk/bank-holidays (England and Wales)"
KNOWN_UNTIL = date(2028, 12, 31)

BANK_HOLIDAYS = frozenset(
    map(
        date.fromisoformat,
        (
            *("2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25"),
            *("2026-08-31", "2026-12-25", "2026-12-28"),
            *("2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31"),
            *("2027-08-30", "2027-12-27", "2027-12-28"),
            *("2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29"),
            *("2028-08-28", "2028-12-25", "2028-12-26"),
        ),
    )
)


class BankHolidaysUnknown(LookupError):
    """Asked for a day after the last year whose bank holidays are known."""


def is_working_day(day: date) -> bool:
    """Whether England works on that day. Raises BankHolidaysUnknown after 2028."""
    if day > KNOWN_UNTIL:
        raise BankHolidaysUnknown(f"bank holidays are known until {KNOWN_UNTIL}, not for {day}")
    return day.weekday() < 5 and day not in BANK_HOLIDAYS  # noqa: PLR2004 Saturday


def working_days_after(since: datetime, number: int) -> datetime:
    """The moment `number` working days later, at the same time by London's clocks.

    From a day that is none, the count begins on the next working day: two working days after
    a Saturday noon is Tuesday noon.

    Raises:
        BankHolidaysUnknown: that would be after 2028.
    """
    day = day_of(since)
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return moment(day, since.astimezone(LONDON).time())
