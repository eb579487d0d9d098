"""Every figure of the bank that has a day and a source, by its key, and how it is amended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from staffbank.domain import (
    agency_cost,
    answering,
    employment_cost,
    extension,
    mileage,
    notice,
    recheck,
    retention,
    stage,
    start_gate,
    temporary_workplace,
    vat,
    waiting,
    worked_line,
)
from staffbank.domain.dated import Amendment, Dated
from staffbank.domain.law import (
    caseload,
    experience,
    figures,
    night_work,
    subject_access,
    worked,
)

MODULES = (
    *(figures, caseload, experience, night_work, subject_access, worked),
    *(recheck, start_gate, answering, stage, waiting, notice, extension, retention),
    *(employment_cost, mileage, vat, temporary_workplace, worked_line, agency_cost),
)
MOST_DAYS, MOST_WHOLE = Decimal(3_660), Decimal(100)  # of a length of time, of a count


MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MOST_OF = {"minute": timedelta(minutes=59), "hour": timedelta(hours=72)}


class NotAFigure(ValueError):
    """The amendment cannot be; the message names the value and the way out."""


def _found() -> dict[str, Dated[Any]]:
    named: dict[str, Dated[Any]] = {}
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, Dated):
                named.setdefault(value.key or name.lower(), value)
            if isinstance(value, Mapping):
                tables = (each for each in value.values() if isinstance(each, Dated))
                named |= {each.key: each for each in tables}
    return dict(sorted(named.items()))


FIGURES: Mapping[str, Dated[Any]] = _found()


@dataclass(frozen=True)
class NewStep:
    """What a region says: `text` is the figure in its unit, from `holds_from` on."""

    key: str
    holds_from: date
    text: str
    source: str
    verified: bool = False


def amendment(said: NewStep) -> Amendment:
    """The amendment, read as the figure that it is for.

    Raises:
        NotAFigure: no such figure, one that a source states, no source, or no such value.
    """
    figure = FIGURES.get(said.key)
    if figure is None:
        raise NotAFigure(f"there is no figure {said.key!r}; the list of figures has them all")
    if figure.verified:
        raise NotAFigure(
            f"{figure.name!r} is stated by its source ({figure.source}); the bank follows it"
        )
    if not said.source.strip():
        raise NotAFigure("say where the figure is from; everybody who sees it reads that")
    return Amendment(_value(figure, said.text), said.source.strip(), said.verified)


def _value(figure: Dated[Any], text: str) -> Any:
    like = figure.steps[max(figure.steps)]
    try:
        number = Decimal(text.strip())
    except InvalidOperation as wrong:
        raise NotAFigure(f"{text!r} is no number; write it as 0.15 or 48") from wrong
    if not number.is_finite() or not 0 <= number <= figure.most:
        raise NotAFigure(f"{text} is out of bounds: say 0 to {figure.most}")
    if isinstance(like, int) and number != number.to_integral_value():
        raise NotAFigure(f"{text} is not whole, and {figure.name.lower()} are")
    match like:
        case timedelta():
            return timedelta(days=float(_within(number, MOST_DAYS)))
        case int():
            return int(_within(number, MOST_WHOLE))
        case float():
            return float(number)
        case _:
            return number


def _within(number: Decimal, most: Decimal) -> Decimal:
    if number > most:
        raise NotAFigure(f"{number} is out of bounds: say 0 to {most}")
    return number


def in_words(value: object) -> str:
    """The figure as people say it: `48 hours`, `20 minutes`, `28 days`; a number as it is."""
    if not isinstance(value, timedelta):
        return in_unit(value)
    for unit, length in (("minute", MINUTE), ("hour", 60 * MINUTE), ("day", DAY)):
        number, rest = divmod(value, length)
        if not rest and value <= MOST_OF.get(unit, value):
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{value / DAY:g} days"


def in_unit(value: object) -> str:
    """The figure as people write it: a length of time in days, anything else as it is."""
    if isinstance(value, timedelta):
        return f"{value / timedelta(days=1):g}"
    return f"{value:f}" if isinstance(value, Decimal) else f"{value}"
