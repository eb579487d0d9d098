"""What is typed into the fields of a form, as the operations take it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal, InvalidOperation

from staffbank.domain.london import moment
from staffbank.web.desk import Problem
from staffbank.web.form import Form, day_typed
from staffbank.web.words import _

WRONG: Mapping[str, str] = {
    "day": _("Give a day as it is in the calendar, such as 2026-12-01."),
    "moment": _("Give a day and a time, such as 2026-12-01 and 17:00."),
    "time": _("Give a time of the day, such as 09:30."),
    "number": _("Give a whole number, such as 3."),
    "pounds": _("Give an amount in pounds, such as 41771 or 41771.50."),
    "decimal": _("Give a number, such as 5 or 5.5."),
}
MOST_DIGITS = 9


@dataclass(frozen=True)
class Field:
    """One field: named as the operation's input has it, and what is asked of whoever types.

    Its `kind` is words, line, choice, tick, or one of those above. It may be left empty where
    there is no message for that.
    """

    name: str
    label: str
    kind: str = "words"
    hint: str = ""
    missing: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    initial: str = ""

    def problem(self, form: Form) -> Problem | None:
        """What is wrong with what was typed."""
        if not form.text(self.name):
            return Problem(self.missing, self.name) if self.missing else None
        try:
            self.value(form)
        except (ValueError, InvalidOperation):
            return Problem(WRONG.get(self.kind, _("Choose one of these.")), self.name)
        return None

    def value(self, form: Form) -> object:
        """What the operation takes. Raises ValueError, InvalidOperation."""
        text = form.text(self.name)
        if self.kind == "choice" and text not in self.options:
            raise ValueError(text)
        if self.kind == "moment":
            clock = _clock(form.text(f"{self.name}.time") or "17:00")
            return moment(day_typed(text), clock).isoformat()
        return READ.get(self.kind, str)(text)


def given(fields: Sequence[Field], form: Form) -> dict[str, object]:
    """The values of all fields that have any."""
    return {
        each.name: each.value(form)
        for each in fields
        if each.kind == "tick" or form.text(each.name)
    }


def _clock(text: str) -> time:
    clock = time.fromisoformat(text)
    if clock.tzinfo:  # it is London's, and is not said
        raise ValueError(text)
    return clock


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> Decimal:
    plain = text.replace(",", "").removeprefix("£")
    if len(plain) > MOST_DIGITS + 4 or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
        raise ValueError(text)
    return Decimal(plain)


READ: Mapping[str, Callable[[str], object]] = {
    "tick": bool,
    "day": lambda text: day_typed(text).isoformat(),
    "time": lambda text: _clock(text).isoformat(),
    "number": _whole,
    "pounds": lambda text: int(_decimal(text) * 100),
    "decimal": lambda text: str(_decimal(text)),
}
