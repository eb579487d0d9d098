"""What an hour of a social worker costs her employer, and the rate that is locked for it."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from staffbank.domain.dated import Dated
from staffbank.domain.money import Pence, pounds

HMRC = "HMRC, rates and thresholds for employers"
TENTH_OF_A_PENNY = Decimal("0.0001")
WEEKS_A_YEAR = Decimal("52.143")
FULL_TIME_HOURS = Decimal(37)

NIC_RATE = Dated(
    "Employer's national insurance",
    source=f"{HMRC}; NIC-1",
    steps={date(2024, 4, 6): Decimal("0.138"), date(2025, 4, 6): Decimal("0.15")},
    verified=False,
    key="nic_rate",
    most=Decimal(1),
)
NIC_THRESHOLD = Dated(
    "Pay a year above which employer's national insurance is due, pence",
    source=f"{HMRC}; NIC-1",
    steps={date(2024, 4, 6): Decimal(910_000), date(2025, 4, 6): Decimal(500_000)},
    verified=False,
    key="nic_threshold",
)
LEVY = Dated(
    "Apprenticeship levy",
    source=f"{HMRC}; NIC-1",
    steps={date(2017, 4, 6): Decimal("0.005")},
    verified=False,
    key="levy",
    most=Decimal(1),
)
PENSION = Dated(
    "Employer's pension contribution; each fund has its own",
    source="An assumption: the rate is the fund's, by its valuation",
    steps={date(2025, 4, 1): Decimal("0.20")},
    verified=False,
    key="pension",
    most=Decimal(1),
)
DAYS_AWAY = Dated(
    "Days of leave and bank holidays a year",
    source="An assumption",
    steps={date(2025, 4, 1): Decimal(35)},
    verified=False,
    key="days_away",
    most=Decimal(120),
)
SICKNESS = Dated(
    "Share of working days lost to sickness, West Midlands",
    source="DfE, Children's social work workforce, 30 September 2025",
    steps={date(2025, 9, 30): Decimal("0.041")},
)

FIGURES = (NIC_RATE, NIC_THRESHOLD, LEVY, PENSION, DAYS_AWAY, SICKNESS)


class Basis(Enum):
    """Which hours the yearly cost is spread over. The two differ by a fifth."""

    PER_PAID_HOUR = "per_paid_hour"
    PER_PRODUCTIVE_HOUR = "per_productive_hour"  # leave and sickness left out


@dataclass(frozen=True)
class Working:
    """One line of how a figure came about, for people to check."""

    name: str
    amount: str
    verified: bool = True


@dataclass(frozen=True)
class LockedRate:
    """What an hour is recharged at. `pence_per_hour` has four decimals, `admin_fee` is percent.

    The fee comes on top of what the hours amount to.
    """

    basis: Basis
    pence_per_hour: Decimal
    admin_fee: Decimal
    agreed_on: date
    workings: tuple[Working, ...] = ()

    def amount(self, minutes: int) -> Decimal:
        """The exact amount of so many minutes in pence, fee included; not rounded."""
        hours = Decimal(minutes) / 60
        return hours * self.pence_per_hour * (1 + self.admin_fee / 100)

    @property
    def per_hour_at_work(self) -> Decimal:
        """Pence an hour at work, exact, whatever its basis; fee left out."""
        if self.basis is Basis.PER_PRODUCTIVE_HOUR:
            return self.pence_per_hour
        return self.pence_per_hour * paid_hours() / productive_hours(self.agreed_on)


def yearly_cost(salary: Pence, *, on: date, pension: Decimal | None = None) -> Decimal:
    """Salary, national insurance, pension and levy of a year, in pence, exact."""
    pay = Decimal(salary)
    insured = max(Decimal(0), pay - NIC_THRESHOLD.on(on))
    of_pension = pension if pension is not None else PENSION.on(on)
    return pay + insured * NIC_RATE.on(on) + pay * of_pension + pay * LEVY.on(on)


def paid_hours(weekly: Decimal = FULL_TIME_HOURS) -> Decimal:
    """Hours paid for in a year."""
    return weekly * WEEKS_A_YEAR


def productive_hours(on: date, weekly: Decimal = FULL_TIME_HOURS) -> Decimal:
    """Hours at work in a year: paid, less leave, bank holidays and sickness."""
    paid = paid_hours(weekly)
    away = DAYS_AWAY.on(on) * weekly / 5
    return paid - away - paid * SICKNESS.on(on)


def rate_of(
    salary: Pence,
    *,
    basis: Basis,
    admin_fee: Decimal,
    on: date,
    pension: Decimal | None = None,
) -> LockedRate:
    """The rate for a full-time salary a year, with its workings."""
    cost = yearly_cost(salary, on=on, pension=pension)
    hours = paid_hours() if basis is Basis.PER_PAID_HOUR else productive_hours(on)
    rate = (cost / hours).quantize(TENTH_OF_A_PENNY, ROUND_HALF_UP)
    share = pension if pension is not None else PENSION.on(on)
    workings = (
        Working("Salary a year", pounds(salary)),
        Working(
            "Employer's national insurance", _percent(NIC_RATE.on(on)), NIC_RATE.verified_on(on)
        ),
        Working(
            "Employer's pension contribution",
            _percent(share),
            pension is not None or PENSION.verified_on(on),
        ),
        Working("Apprenticeship levy", _percent(LEVY.on(on)), LEVY.verified_on(on)),
        Working("Cost a year", f"£{cost / 100:,.2f}", verified=False),
        Working("Hours a year", f"{hours:.1f}", basis is Basis.PER_PAID_HOUR),
    )
    return LockedRate(basis, rate, admin_fee, on, workings)


def _percent(share: Decimal) -> str:
    return f"{share * 100:f}".rstrip("0").rstrip(".") + " %"
