"""Words of the pages: marked to be translated, and said as people say them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Self

from staffbank.domain.london import LONDON


def _(text: str) -> str:
    """Mark a text for translation; the template translates it."""
    return text


class Said(str):
    """A sentence with something in it: English as a string, and translated by the template.

    What stands in it is named, and a translation may have it elsewhere in the sentence.
    """

    text: str
    values: Mapping[str, object]
    __slots__ = ("text", "values")

    def __new__(cls, text: str, /, **values: object) -> Self:
        """The sentence with these values in it."""
        made = super().__new__(cls, text % values if values else text)
        made.text, made.values = text, values
        return made


ERROR = _("Error")
MONTHS = (
    *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
    *(_("August"), _("September"), _("October"), _("November"), _("December")),
)
SHORT_MONTHS = (
    *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul")),
    *(_("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
)
WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday")),
    *(_("Friday"), _("Saturday"), _("Sunday")),
)


TIERS: Mapping[str, str] = {
    "CRITICAL": _("Critical"),
    "HIGH": _("High"),
    "NORMAL": _("Normal"),
    "LOW": _("Low"),
}
ROLES: Mapping[str, str] = {
    "SOCIAL_WORKER": _("Social worker"),
    "SENIOR_SOCIAL_WORKER": _("Senior social worker"),
    "ADVANCED_PRACTITIONER": _("Advanced practitioner"),
    "TEAM_MANAGER": _("Team manager"),
    "REVIEWING_OFFICER": _("Reviewing officer or conference chair"),
}
SHAPES: Mapping[str, str] = {
    "DUTY_DAY": _("One day on a duty desk"),
    "NIGHT_SHIFT": _("One night"),
    "SINGLE_SESSION": _("A few hours on one day"),
    "DAYS_A_WEEK": _("The same days each week"),
    "FULL_TIME": _("Full time"),
}


def day(text: date | str) -> Said:
    """A day, of the API's too, as `3 May 2026`."""
    found = date.fromisoformat(text) if isinstance(text, str) else text
    month = Said(MONTHS[found.month - 1])
    return Said(_("%(day)s %(month)s %(year)s"), day=found.day, month=month, year=found.year)


def full_day(text: date | str) -> Said:
    """A day with its name, as `Sunday 3 May 2026`."""
    found = date.fromisoformat(text) if isinstance(text, str) else text
    weekday = Said(WEEKDAYS[found.weekday()])
    return Said(_("%(weekday)s %(date)s"), weekday=weekday, date=day(found))


def short_month(found: date) -> Said:
    """The month of a day, as `May`, where there is little room."""
    return Said(SHORT_MONTHS[found.month - 1])


def day_mark(found: date) -> Said:
    """A day, as `3 May`, where there is little room."""
    return Said(_("%(day)s %(month)s"), day=found.day, month=short_month(found))


def month_mark(found: date, *, year: bool) -> Said:
    """A month, as `May`, or with its `year`, where there is little room."""
    month = short_month(found)
    return Said(_("%(month)s %(year)s"), month=month, year=found.year) if year else month


def moment(text: str | datetime) -> Said:
    """A moment, of the API's too, as `3 May 2026 at 14:30`."""
    found = datetime.fromisoformat(text) if isinstance(text, str) else text
    there = found.astimezone(LONDON)
    return Said(_("%(day)s at %(time)s"), day=day(there.date()), time=f"{there:%H:%M}")


def span(first: Said | str, last: Said | str) -> Said:
    """From one thing to another, as `3 May 2026 to 9 May 2026`."""
    return Said(_("%(first)s to %(last)s"), first=first, last=last)


def clock(text: str) -> str:
    """The time of a moment of the API's, as `14:30`."""
    return f"{datetime.fromisoformat(text).astimezone(LONDON):%H:%M}"


def stretch(since: str, until: str) -> Said:
    """From one moment to another, as a person says it."""
    start, end = (datetime.fromisoformat(each).astimezone(LONDON) for each in (since, until))
    said = {"day": full_day(start.date()), "since": f"{start:%H:%M}", "until": f"{end:%H:%M}"}
    if start.date() == end.date():
        return Said(_("%(day)s, %(since)s to %(until)s"), **said)
    text = _("%(day)s, %(since)s, to %(last_day)s, %(until)s")
    return Said(text, **said, last_day=full_day(end.date()))


def in_words(name: str) -> str:
    """A name of the API's, as `Last practised on`."""
    return re.sub("([A-Z])", r" \1", name).capitalize()


def hours(minutes: int) -> str:
    """Minutes in hours, as `7.5` or `7.25`: hundredths, since people are paid by quarters."""
    return f"{minutes / 60:,.2f}".rstrip("0").removesuffix(".")


def percent(part: float, whole: float) -> str:
    """How much of the whole, as `76%`; a dash of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "–"  # noqa: RUF001 the sign that is meant
