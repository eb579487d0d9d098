"""What the bank saves against an agency: like hours on both sides, and how it came about."""

from datetime import date
from decimal import Decimal

import pytest

from staffbank.domain.agency_cost import Saving, saving
from staffbank.domain.employment_cost import Basis, rate_of
from staffbank.domain.money import Pence
from staffbank.domain.profession import CoreRole

ON = date(2026, 4, 6)
A_DAY = 444  # minutes: 7.4 hours


def of(basis: Basis, fee: str = "0") -> Saving:
    """A social worker's day, at £45,000 a year."""
    rate = rate_of(Pence(4_500_000), basis=basis, admin_fee=Decimal(fee), on=ON)
    return saving(CoreRole.SOCIAL_WORKER, rate, A_DAY, on=ON)


@pytest.mark.parametrize("basis", Basis)
def test_a_saving_is_of_hours_at_work_whatever_the_rate_is_locked_on(basis: Basis) -> None:
    found = of(basis)

    assert found.agency == 37_00 * 74 // 10
    assert found.saved == -6_28, "leave and sickness are in the cap, and in the bank's hour"


@pytest.mark.parametrize("basis", Basis)
def test_the_workings_name_the_basis_and_the_hours_of_a_year(basis: Basis) -> None:
    shown = {each.name: (each.amount, each.verified) for each in of(basis).workings}

    assert shown["Basis of the locked rate"][0] == basis.value.replace("_", " ")
    assert shown["Hours paid a year, full time"] == ("1929.3", True)
    assert shown["Hours at work a year, full time"] == ("1591.2", False)
    assert shown["Bank's rate an hour at work"] == ("£37.8490", False)


def test_the_fee_is_part_of_what_the_bank_costs_and_the_recharge_stays_as_it_is() -> None:
    found = of(Basis.PER_PAID_HOUR, fee="5")

    assert found.bank == 294_09  # a twentieth more than £280.08
    shown = {each.name: each.amount for each in found.workings}
    assert shown["Recharged at the locked rate"] == "£242.55"
