"""The DfE's quarterly return of agency workers, as one council owes it (AG-9)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from staffbank.domain.agency_engagement import ABOVE_CAP, AgencyEngagement, Office, SignOff
from staffbank.domain.council import CouncilId
from staffbank.domain.expansion import last_day
from staffbank.domain.money import Pence, pence

FIRST_YEAR = 2025  # the first quarter that the DfE asked for is January to March 2025
WRITTEN = re.compile(r"(20\d\d)-Q([1-4])")
WORKING_DAYS = 5
PRICE = "AG-1"
RULES = (PRICE, ABOVE_CAP, "AG-4", "AG-5", "AG-5b", "AG-6", "AG-7", "AG-8")


class NotAQuarter(ValueError):
    """No quarter is written so; the message says how one is."""


@dataclass(frozen=True)
class Quarter:
    """Three calendar months; the return of them is due in the two months after."""

    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """From `2026-Q4`. Raises NotAQuarter."""
        found = WRITTEN.fullmatch(text)
        if found is None or int(found[1]) < FIRST_YEAR:
            raise NotAQuarter(
                f"{text!r} is no quarter: write 2026-Q4, from {FIRST_YEAR}-Q1 on."
            )
        return cls(int(found[1]), int(found[2]))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its months."""
        return tuple(date(self.year, 3 * self.number - 2 + n, 1) for n in range(3))

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0]

    @property
    def last(self) -> date:
        """Its last day."""
        return last_day(self.first, 3)

    @property
    def due_by(self) -> date:
        """The last day on which the return may be sent."""
        return last_day(self.last + timedelta(days=1), 2)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True)
class Compliance:
    """How far one rule was kept: by how many whom it is about, and why not by others."""

    rule: str
    asked_of: int
    kept_by: int
    reasons: tuple[str, ...]

    @property
    def degree(self) -> str:
        """In a word."""
        if not self.asked_of:
            return "does not arise"
        if self.kept_by == self.asked_of:
            return "full"
        return "partial" if self.kept_by else "none"


@dataclass(frozen=True)
class CapBreach:
    """A price above the cap, and who signed for it."""

    registration: str
    cost_pence_an_hour: Pence
    because: str
    sign_offs: tuple[SignOff, ...]


@dataclass(frozen=True)
class CouncilReturn:
    """What one council returns. A month costs what the cap covers, agencies' fees left out."""

    council_id: CouncilId
    quarter: Quarter
    assignments: tuple[AgencyEngagement, ...]
    compliance: tuple[Compliance, ...]
    cap_breaches: tuple[CapBreach, ...]
    agencies: tuple[tuple[str, str], ...]  # whose behaviour had to do with it, and how
    monthly_cost: Mapping[date, Pence]


def returned(
    council_id: CouncilId, engaged: Sequence[AgencyEngagement], quarter: Quarter
) -> CouncilReturn:
    """The return of one council, from its engagements with a day in the quarter."""
    return CouncilReturn(
        council_id,
        quarter,
        tuple(engaged),
        tuple(_compliance(rule, engaged) for rule in RULES),
        tuple(_cap_breaches(engaged)),
        tuple(dict.fromkeys((e.agency, e.agency_conduct) for e in engaged if e.agency_conduct)),
        {month: _cost(engaged, month) for month in quarter.months},
    )


def _compliance(rule: str, engaged: Sequence[AgencyEngagement]) -> Compliance:
    """AG-1 is kept up to the cap; AG-3 is about those above it, and kept by signatures."""
    about = [each for each in engaged if _concerns(rule, each)]
    against = [(each, said) for each in about if (said := _departure(rule, each)) is not None]
    reasons = tuple(f"{each.registration}: {said}" for each, said in against)
    return Compliance(rule, len(about), len(about) - len(against), reasons)


def _concerns(rule: str, each: AgencyEngagement) -> bool:
    match rule:
        case "AG-3":
            return _because(ABOVE_CAP, each) is not None
        case "AG-8":
            return each.project is not None
        case _:
            return True


def _departure(rule: str, each: AgencyEngagement) -> str | None:
    """What the rule said, and why the council went on; None where it is kept."""
    if rule == ABOVE_CAP:
        wanted, signed = each.signatories, {said.office for said in each.sign_offs}
        return None if signed == wanted else "Not everybody has signed."
    because = _because(ABOVE_CAP if rule == PRICE else rule, each)
    if because is None:
        return None
    if rule == PRICE:
        return " ".join((because, *(said.reason for said in each.sign_offs)))
    director = (said.reason for said in each.sign_offs if said.office is Office.DIRECTOR)
    return " ".join((because, each.exceptional, *director))


def _because(rule: str, each: AgencyEngagement) -> str | None:
    return next((said.because for said in each.breaches if said.rule == rule), None)


def _cap_breaches(engaged: Sequence[AgencyEngagement]) -> Iterator[CapBreach]:
    for each in engaged:
        because = _because(ABOVE_CAP, each)
        if because is not None:
            yield CapBreach(each.registration, each.cost_pence_an_hour, because, each.sign_offs)


def _cost(engaged: Sequence[AgencyEngagement], month: date) -> Pence:
    """Each engagement's working days in the month, at a fifth of her week each."""
    total = Decimal(0)
    for each in engaged:
        first, last = max(each.first_day, month), min(each.last_day, last_day(month, 1))
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        worked = sum(day.weekday() < WORKING_DAYS for day in days)
        total += each.cost_pence_an_hour * each.weekly_hours * worked / WORKING_DAYS
    return pence(total)
