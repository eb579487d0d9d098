"""The form that work comes in, as it is typed and as the operations take it."""

from collections.abc import Mapping

from staffbank.web.council.typed import Field
from staffbank.web.desk import Data, Problem
from staffbank.web.form import Form
from staffbank.web.words import _

SHAPE = "shape"
WEEKDAYS: Mapping[str, str] = {
    "MONDAY": _("Monday"),
    "TUESDAY": _("Tuesday"),
    "WEDNESDAY": _("Wednesday"),
    "THURSDAY": _("Thursday"),
    "FRIDAY": _("Friday"),
    "SATURDAY": _("Saturday"),
    "SUNDAY": _("Sunday"),
}
NAMES: Mapping[str, str] = {
    "DUTY_DAY": "dutyDay",
    "NIGHT_SHIFT": "nightShift",
    "SINGLE_SESSION": "singleSession",
    "DAYS_A_WEEK": "daysAWeek",
    "FULL_TIME": "fullTime",
}
CHOOSE = _("Choose the form that the work comes in.")
NO_WEEKDAY = _("Choose the days of the week.")


def _fields(shape: str, since: str, until: str, *days: Field) -> tuple[Field, ...]:
    begins = Field(f"shape.{shape}.since", _("From"), "time", "", _("Say when it begins."))
    ends = Field(f"shape.{shape}.until", _("To"), "time", "", _("Say when it ends."))
    return (*days, _beginning(begins, since), _beginning(ends, until))


def _beginning(field: Field, value: str) -> Field:
    return Field(field.name, field.label, field.kind, field.hint, field.missing, initial=value)


def _day(shape: str, name: str, label: str) -> Field:
    return Field(f"shape.{shape}.{name}", label, "day", "", _("Say on which day."))


def _number(shape: str, name: str, label: str, missing: str) -> Field:
    return Field(f"shape.{shape}.{name}", label, "number", "", missing)


FIELDS: Mapping[str, tuple[Field, ...]] = {
    "dutyDay": _fields("dutyDay", "09:00", "17:00", _day("dutyDay", "day", _("Day"))),
    "nightShift": _fields(
        "nightShift", "20:00", "08:00", _day("nightShift", "day", _("Day on which it begins"))
    ),
    "singleSession": _fields("singleSession", "", "", _day("singleSession", "day", _("Day"))),
    "daysAWeek": _fields(
        "daysAWeek",
        "09:00",
        "17:00",
        _day("daysAWeek", "firstDay", _("First day")),
        _number("daysAWeek", "weeks", _("Number of weeks"), _("Say for how many weeks.")),
    ),
    "fullTime": _fields(
        "fullTime",
        "09:00",
        "17:00",
        _day("fullTime", "firstDay", _("First day")),
        _number("fullTime", "months", _("Number of months"), _("Say for how many months.")),
    ),
}
ON_WEEKDAYS = "shape.daysAWeek.weekdays"


def begun() -> dict[str, list[str]]:
    """The times that are there before anything is typed."""
    return {
        field.name: [field.initial]
        for fields in FIELDS.values()
        for field in fields
        if field.initial
    }


def shape_problems(form: Form) -> list[Problem]:
    """What is wrong with the form that was chosen."""
    chosen = form.text(SHAPE)
    if chosen not in FIELDS:
        return [Problem(CHOOSE, SHAPE)]
    found = [wrong for field in FIELDS[chosen] if (wrong := field.problem(form))]
    weekdays = form.all(ON_WEEKDAYS)
    if chosen == "daysAWeek" and not (weekdays and set(weekdays) <= set(WEEKDAYS)):
        found.append(Problem(NO_WEEKDAY, ON_WEEKDAYS))
    return found


def shape_of(form: Form) -> dict[str, object]:
    """The operation's shape, of a form without problems."""
    chosen = form.text(SHAPE)
    values = {field.name.rpartition(".")[2]: field.value(form) for field in FIELDS[chosen]}
    if chosen == "daysAWeek":
        values["weekdays"] = list(form.all(ON_WEEKDAYS))
    return {chosen: values}


def typed_again(request: Data, *, days_too: bool) -> dict[str, list[str]]:
    """The fields as they were for a request that there is; its days only where asked for."""
    times, chosen = request["times"], NAMES[request["shape"]]
    first = "firstDay" if chosen in {"daysAWeek", "fullTime"} else "day"
    prefix = f"shape.{chosen}"
    found = {
        SHAPE: [chosen],
        f"{prefix}.since": [times["since"][:5]],
        f"{prefix}.until": [times["until"][:5]],
        ON_WEEKDAYS: times["weekdays"],
        f"{prefix}.weeks": [str(times["weeks"] or "")],
        f"{prefix}.months": [str(times["months"] or "")],
    }
    return begun() | found | ({f"{prefix}.{first}": [times["firstDay"]]} if days_too else {})
