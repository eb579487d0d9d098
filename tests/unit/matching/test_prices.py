"""Prices that are polished prove no less than they did."""

import numpy as np

from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.columns import columns_of
from staffbank_matching.price_proof import proof_by
from staffbank_matching.prices import polished
from staffbank_matching.programme import programme_of
from tests.unit.matching.builders import a_problem, a_request, a_worker, weekdays


def test_a_bound_is_no_higher_for_polishing_where_a_fair_minute_is_worth_nothing() -> None:
    """Of so much work a minute is less than a millionth: its column gains by any price."""
    asked = a_problem(a_request("duty", *weekdays(), seats=1000), a_worker())
    programme = programme_of(board_of(columns_of(asked), Aims()), fair=True)
    nothing = np.zeros(len(programme.limit))

    prices = polished(programme, nothing, sweeps=3)

    assert proof_by(programme, prices).bound <= proof_by(programme, nothing).bound
