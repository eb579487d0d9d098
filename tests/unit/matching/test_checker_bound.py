"""The bound that prices prove on a linear programme, against sums done by hand."""

from dataclasses import replace

import numpy as np
import pytest

from staffbank_matching.checker_bound import LinearProgramme, bound_faults, bound_of

# The most of 3 a + 4 b + 2 c where a + b <= 1 and 2 b + c <= 2: 5, with a and c.
KNOWN = LinearProgramme(
    data=np.array([1.0, 1.0, 2.0, 1.0]),
    indices=np.array([0, 1, 1, 2]),
    indptr=np.array([0, 2, 4]),
    limits=np.array([1.0, 2.0]),
    worth=np.array([3.0, 4.0, 2.0]),
)


@pytest.mark.parametrize(
    ("prices", "bound"),
    [((3.0, 0.5), 5.5), ((3.5, 0.25), 5.75), ((0.0, 0.0), 9.0), ((-7.0, 0.0), 9.0)],
    ids=["near", "not so near", "none", "below nothing"],
)
def test_any_prices_prove_a_bound(prices: tuple[float, float], bound: float) -> None:
    assert bound_of(KNOWN, np.array(prices)) == bound


def test_a_column_that_may_be_more_than_one_counts_as_often() -> None:
    assert bound_of(replace(KNOWN, most=np.array([1, 2, 3])), np.zeros(2)) == 3 + 8 + 6


@pytest.mark.parametrize(
    ("claimed", "value", "told"),
    [
        (5.5, 5, []),
        (5, 5, []),
        (9, 5, []),
        (5.4, 5, ["The bound is claimed as 5.4, and the prices prove no less than 5.5."]),
        (4, 5, ["The bound is claimed as 4, and the prices prove no less than 5.5."]),
        (6, 6, ["The plan's value 6 is above what the prices allow, 5.5."]),
    ],
    ids=["claimed", "rounded down", "too modest", "too low", "far too low", "value above"],
)
def test_a_claim_that_the_prices_do_not_prove_is_found(
    claimed: float, value: float, told: list[str]
) -> None:
    assert list(bound_faults(KNOWN, np.array([3.0, 0.5]), claimed=claimed, value=value)) == told


def test_a_rounding_hair_is_forgiven() -> None:
    prices = np.array([3.0, 0.5 - 1e-12])

    assert list(bound_faults(KNOWN, prices, claimed=5.5 - 1e-12, value=5.5)) == []
