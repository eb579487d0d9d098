"""Words of the pages: marked to be translated, and said as people say them."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from staffbank.domain.london import LONDON, spoken, spoken_moment


def _(text: str) -> str:
    """Mark a text for translation; the template translates it."""
    return text


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


def day(text: date | str) -> str:
    """A day, of the API's too, as `3 May 2026`."""
    return spoken(date.fromisoformat(text) if isinstance(text, str) else text)


def moment(text: str) -> str:
    """A moment of the API's, as `3 May 2026 at 14:30`."""
    return spoken_moment(datetime.fromisoformat(text))


def clock(text: str) -> str:
    """The time of a moment of the API's, as `14:30`."""
    return f"{datetime.fromisoformat(text).astimezone(LONDON):%H:%M}"


def stretch(since: str, until: str) -> str:
    """From one moment to another, as a person says it."""
    start, end = (datetime.fromisoformat(each).astimezone(LONDON) for each in (since, until))
    first = f"{start:%A} {start.day} {start:%B %Y}"
    if start.date() == end.date():
        return f"{first}, {start:%H:%M} to {end:%H:%M}"
    return f"{first}, {start:%H:%M}, to {end:%A} {end.day} {end:%B %Y}, {end:%H:%M}"


def in_words(name: str) -> str:
    """A name of the API's, as `Last practised on`."""
    return re.sub("([A-Z])", r" \1", name).capitalize()


def hours(minutes: int) -> str:
    """Minutes in hours, as `7.5` or `7.25`: hundredths, since people are paid by quarters."""
    return f"{minutes / 60:,.2f}".rstrip("0").removesuffix(".")


def percent(part: float, whole: float) -> str:
    """How much of the whole, as `76%`; a dash of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "–"  # noqa: RUF001 the sign that is meant
