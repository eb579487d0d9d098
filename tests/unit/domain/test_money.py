"""Money is whole pence."""

from decimal import Decimal

import pytest

from staffbank.domain.money import Pence, pence, pounds


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("10.4", 10), ("10.5", 11), ("11.5", 12), ("-0.5", -1)],
)
def test_an_amount_is_rounded_half_up(exact: str, rounded: int) -> None:
    assert pence(Decimal(exact)) == rounded


@pytest.mark.parametrize(
    ("amount", "words"),
    [(123_456, "£1,234.56"), (5, "£0.05"), (-250, "-£2.50")],
)
def test_an_amount_is_written_in_pounds_and_pence(amount: int, words: str) -> None:
    assert pounds(Pence(amount)) == words
