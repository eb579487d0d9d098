"""What an hour of an agency worker may cost, and what the bank's hours save against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from staffbank.domain.dated import Dated
from staffbank.domain.employment_cost import (
    DAYS_AWAY,
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
COOL_OFF_MONTHS = Dated(
    "Months after leaving a post in the region before agency work in it",
    source="West Midlands memorandum, AG-5b: https://wmemployers.org.uk/the-pulse/article/"
    "west-midlands-collaborative-approach-to-social-work-a-decade-of-workforce-stability",
    steps={date(2024, 10, 31): 12},
    verified=False,
    key="agency_cool_off_months",
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
