"""Whose budget it is."""

import pytest

from staffbank.identity.allowance import neighbourhood, purse_of
from tests.unit.schema.desk import somebody


@pytest.mark.parametrize(
    ("address", "shared"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("testclient", "unknown"),
    ],
)
def test_an_address_of_ipv6_has_its_budget_with_all_that_one_customer_has(
    address: str, shared: str
) -> None:
    assert neighbourhood(address) == shared


def test_the_name_of_a_budget_does_not_tell_whose_it_is() -> None:
    assert "ada" not in purse_of(somebody(person="ada"))
    assert purse_of(somebody(person="ada")) != purse_of(somebody(person="bea"))
