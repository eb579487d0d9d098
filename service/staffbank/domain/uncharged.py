"""What is locked and on no recharge yet, and what its hours and miles come to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from staffbank.domain.agreement import Terms
from staffbank.domain.mileage import paid_for, tax_year
from staffbank.domain.money import Pence, pence
from staffbank.domain.recharge import RechargeLine
from staffbank.domain.worked_line import LineId
from staffbank.domain.worker import WorkerId


@dataclass(frozen=True)
class Uncharged:
    """A locked line that no recharge has yet, with the terms of its placement.

    Minutes and miles are below zero in a reversal.
    """

    line_id: LineId
    worker_id: WorkerId
    minutes: int
    miles: int
    day: date
    terms: Terms

    def at(self, *, claimed: int) -> RechargeLine:
        """The line of a recharge, where `claimed` miles of the tax year are paid for already.

        A reversal takes back what the last of those miles had come to.
        """
        sign = -1 if self.minutes < 0 else 1
        hours = pence(self.terms.rate.amount(abs(self.minutes)))
        before = claimed - abs(self.miles) if self.miles < 0 else claimed
        travel = paid_for(abs(self.miles), on=self.day, claimed=max(before, 0))
        vat = pence(Decimal(hours + travel) * self.terms.vat.rate(self.day))
        return RechargeLine(
            self.line_id,
            self.minutes,
            self.miles,
            Pence(sign * hours),
            Pence(sign * travel),
            Pence(sign * vat),
        )


Miles = Mapping[tuple[WorkerId, date], int]


def charged(found: Iterable[Uncharged], claimed: Miles) -> tuple[RechargeLine, ...]:
    """The lines of a recharge, in order; VAT is at the rate of each day of work.

    `claimed` are the miles of each worker and tax year that are on recharges already.
    """
    miles: Counter[tuple[WorkerId, date]] = Counter(claimed)
    lines = []
    for each in found:
        year = (each.worker_id, tax_year(each.day))
        lines.append(each.at(claimed=miles[year]))
        miles[year] += each.miles
    return tuple(lines)
