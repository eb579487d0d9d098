"""What an hour of an agency worker costs, may cost, and what the bank saves beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from staffbank.domain.agency_engagement import Contract
from staffbank.domain.dated import Dated
from staffbank.domain.employment_cost import (
    DAYS_AWAY,
    LEVY,
    NIC_RATE,
    NIC_THRESHOLD,
    SICKNESS,
    LockedRate,
    Working,
    paid_hours,
    productive_hours,
)
from staffbank.domain.money import Pence, pence, pounds
from staffbank.domain.profession import CoreRole

SOURCE = (
    "Illustrative: the West Midlands' caps were not to be had; the rule is of the DfE's agency "
    "rules, AG-1"
)


def _cap(role: CoreRole, pounds_an_hour: int) -> Dated[Decimal]:
    return Dated(
        f"Most that an agency's {role.name.lower().replace('_', ' ')} costs an hour, pence",
        source=SOURCE,
        steps={date(2024, 10, 31): Decimal(pounds_an_hour * 100)},
        verified=False,
        key=f"agency_cap_{role.value.lower()}",
    )


CAPS: Mapping[CoreRole, Dated[Decimal]] = {
    CoreRole.SOCIAL_WORKER: _cap(CoreRole.SOCIAL_WORKER, 37),
    CoreRole.SENIOR_SOCIAL_WORKER: _cap(CoreRole.SENIOR_SOCIAL_WORKER, 40),
    CoreRole.ADVANCED_PRACTITIONER: _cap(CoreRole.ADVANCED_PRACTITIONER, 43),
    CoreRole.TEAM_MANAGER: _cap(CoreRole.TEAM_MANAGER, 47),
    CoreRole.REVIEWING_OFFICER: _cap(CoreRole.REVIEWING_OFFICER, 45),
}
HOLIDAY_PAY = Dated(
    "Holiday pay of an agency worker, as a share of her pay",
    source="Working Time Regulations 1998, regs 13 and 13A: 5.6 weeks of the 46.4 that are "
    "left; general knowledge",
    steps={date(2024, 10, 31): Decimal("0.1207")},
    verified=False,
    key="agency_holiday_pay",
)
COOL_OFF_MONTHS = Dated(
    "Months after leaving a post in the region before agency work in it",
    source="DfE agency rules, AG-5; the final wording was not read",
    steps={date(2024, 10, 31): 3},
    verified=False,
    key="agency_cool_off_months",
)
MEMORANDUM_MONTHS = Dated(
    "The same months by the region's own memorandum; 0 where it has none",
    source="AG-5b: a region with a memorandum amends it; the West Midlands' asks 12",
    steps={date(2024, 10, 31): 0},
    verified=False,
    key="agency_cool_off_months_of_the_region",
)
EXPERIENCE_YEARS = Dated(
    "Years in direct employment of local authorities before agency work",
    source="DfE agency rules, AG-6; the final wording was not read",
    steps={date(2024, 10, 31): 3},
    verified=False,
    key="agency_experience_years",
)
NOTICE_WEEKS = Dated(
    "Weeks of notice of an agency worker",
    source="DfE agency rules, AG-4",
    steps={date(2024, 10, 31): 4},
    verified=False,
    key="agency_notice_weeks",
)


@dataclass(frozen=True)
class CappedCost:
    """What the cap covers of an hour, in whole pence, with the workings (AG-2)."""

    pence: Pence
    workings: tuple[Working, ...]


def capped_cost(pay: Pence, contract: Contract, *, on: date) -> CappedCost:
    """Pay, national insurance, levy and, outside an agency's own payroll, holiday pay.

    `pay` is an hour's before any of the others. The year's threshold of national insurance is
    spread over the hours of a full-time year; that the levy is paid is assumed.
    """
    paid = Decimal(pay)
    holiday = Decimal(0)
    if contract is Contract.LIMITED_OR_UMBRELLA:
        holiday = paid * HOLIDAY_PAY.on(on)
    insured = max(Decimal(0), paid + holiday - NIC_THRESHOLD.on(on) / paid_hours())
    insurance = insured * NIC_RATE.on(on)
    levy = (paid + holiday) * LEVY.on(on)
    whole = pence(paid + holiday + insurance + levy)
    insured_for_sure = NIC_RATE.verified_on(on) and NIC_THRESHOLD.verified_on(on)
    return CappedCost(
        whole,
        (
            Working("Pay an hour", pounds(pay)),
            Working("Holiday pay", pounds(pence(holiday)), HOLIDAY_PAY.verified_on(on)),
            Working(
                "Employer's national insurance", pounds(pence(insurance)), insured_for_sure
            ),
            Working("Apprenticeship levy", pounds(pence(levy)), LEVY.verified_on(on)),
            Working("What the cap covers", pounds(whole), verified=False),
        ),
    )


@dataclass(frozen=True)
class Saving:
    """What hours of the bank cost beside the most that an agency may, with the workings."""

    bank: Pence
    agency: Pence
    workings: tuple[Working, ...]

    @property
    def saved(self) -> Pence:
        """Less than nothing where the bank is dearer."""
        return Pence(self.agency - self.bank)


def saving(role: CoreRole, rate: LockedRate, minutes: int, *, on: date) -> Saving:
    """The saving of so many minutes of work, VAT left out of both.

    Of hours at work on both sides, whatever basis the rate is locked on: the cap covers leave
    and sickness, which a rate of paid hours leaves to the home employer. The agency's margin is
    left out: the cap does not cover it, and no figure is known.
    """
    cap, hours = CAPS[role].on(on), Decimal(minutes) / 60
    at_work = rate.per_hour_at_work
    bank = pence(replace(rate, pence_per_hour=at_work).amount(minutes))
    agency = pence(cap * hours)
    return Saving(
        bank,
        agency,
        (
            Working("Hours", f"{hours:.2f}"),
            Working("Basis of the comparison", "hours at work: leave and sickness in the rate"),
            Working("Bank's locked rate an hour", f"£{rate.pence_per_hour / 100:.4f}"),
            Working("Basis of the locked rate", rate.basis.value.replace("_", " ")),
            *_hours_a_year(rate.agreed_on),
            Working("Bank's rate an hour at work", f"£{at_work / 100:.4f}", verified=False),
            Working("Administration fee", f"{rate.admin_fee:g} %"),
            Working("Bank's cost", pounds(bank), verified=False),
            Working("Recharged at the locked rate", pounds(pence(rate.amount(minutes)))),
            Working("Agency's cap an hour", pounds(pence(cap)), CAPS[role].verified_on(on)),
            Working("Agency's cost at the cap", pounds(agency), CAPS[role].verified_on(on)),
            Working("Agency's margin", "left out: not known", verified=False),
        ),
    )


def _hours_a_year(on: date) -> Iterator[Working]:
    known = DAYS_AWAY.verified_on(on) and SICKNESS.verified_on(on)
    yield Working("Hours paid a year, full time", f"{paid_hours():.1f}")
    yield Working("Hours at work a year, full time", f"{productive_hours(on):.1f}", known)
