"""What an hour costs, against the table of indicative spine points."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.employment_cost import FIGURES, Basis, rate_of, yearly_cost
from staffbank.domain.money import Pence

ON = date(2026, 4, 6)
SPINE = [  # salary, full cost a year, an hour paid, an hour at work; in pounds
    (39_152, 52_301, "27.11", "32.87"),
    (41_771, 55_850, "28.95", "35.10"),
    (44_075, 58_972, "30.57", "37.06"),
    (47_181, 63_180, "32.75", "39.71"),
    (50_269, 67_364, "34.92", "42.34"),
    (54_495, 73_091, "37.88", "45.93"),
]


@pytest.mark.parametrize(("salary", "cost", "paid", "productive"), SPINE)
def test_an_hour_costs_what_the_spine_says(
    salary: int, cost: int, paid: str, productive: str
) -> None:
    pay = Pence(salary * 100)

    def hour(basis: Basis) -> Decimal:
        rate = rate_of(pay, basis=basis, admin_fee=Decimal(0), on=ON)
        return rate.pence_per_hour / 100

    assert abs(yearly_cost(pay, on=ON) / 100 - cost) < 1
    assert abs(hour(Basis.PER_PAID_HOUR) - Decimal(paid)) < Decimal("0.01")
    assert abs(hour(Basis.PER_PRODUCTIVE_HOUR) - Decimal(productive)) < Decimal("0.01")


@given(st.integers(1_000_000, 20_000_000), st.sampled_from(Basis))
def test_more_pay_never_costs_less(salary: int, basis: Basis) -> None:
    less = rate_of(Pence(salary), basis=basis, admin_fee=Decimal(0), on=ON)
    more = rate_of(Pence(salary + 100), basis=basis, admin_fee=Decimal(0), on=ON)

    assert more.pence_per_hour >= less.pence_per_hour


def test_unverified_figures_say_so_in_the_workings() -> None:
    rate = rate_of(Pence(4_177_100), basis=Basis.PER_PAID_HOUR, admin_fee=Decimal(0), on=ON)

    shown = {line.name: line.verified for line in rate.workings}
    assert not shown["Employer's national insurance"]
    assert not shown["Cost a year"]
    assert [figure.name for figure in FIGURES if figure.verified] == [
        "Share of working days lost to sickness, West Midlands"
    ]
