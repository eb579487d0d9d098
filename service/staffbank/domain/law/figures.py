"""The figures of the law, by the day from which they hold, each with its source."""

from datetime import date, timedelta

from staffbank.domain.dated import Dated

WTR = "Working Time Regulations 1998 (SI 1998/1833)"
IN_FORCE = date(1998, 10, 1)

WHOLE_DAY = Dated(
    "Period in which the daily rest is due",
    source=f"{WTR}, reg. 10(1)",
    steps={IN_FORCE: timedelta(hours=24)},
)
DAILY_REST = Dated(
    "Daily rest, in a row",
    source=f"{WTR}, reg. 10(1)",
    steps={IN_FORCE: timedelta(hours=11)},
)
WEEKLY_REST = Dated(
    "Weekly rest, in a row, apart from the daily rest",
    source=f"{WTR}, reg. 11(1) and (7)",
    steps={IN_FORCE: timedelta(hours=24)},
)
WORKING_WEEK = Dated(
    "Longest working week, on average",
    source=f"{WTR}, reg. 4(1)",
    steps={IN_FORCE: timedelta(hours=48)},
)
REFERENCE_PERIOD = Dated(
    "Period over which the working week is averaged",
    source=f"{WTR}, reg. 4(3)(b)",
    steps={IN_FORCE: timedelta(weeks=17)},
)
FIGURES: tuple[Dated[timedelta], ...] = (
    WHOLE_DAY,
    DAILY_REST,
    WEEKLY_REST,
    WORKING_WEEK,
    REFERENCE_PERIOD,
)


def longest_working_day(day: date) -> timedelta:
    """From first work to last, breaks included: what the daily rest leaves of 24 hours."""
    return WHOLE_DAY.on(day) - DAILY_REST.on(day)
