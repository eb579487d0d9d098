"""What each tier could cover at most, where the order is strict and too large for a proof."""

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE
from staffbank_matching.counting import most_of
from staffbank_matching.price_proof import proof_by
from staffbank_matching.prices import polished
from staffbank_matching.programme import Programme
from staffbank_matching.run import LINEAR, Run
from staffbank_matching.score import level_gains


def bound_tiers(run: Run, programme: Programme) -> None:
    """Prove for each tier what a plan as good in the tiers before could cover.

    No plan's weighted sum over the tiers so far can pass the programme's bound on it; a plan
    as good above has at least the sum that this one has there, and the rest is the tier's.
    """
    gains = level_gains(run.board, programme)
    weights = run.board.tier_weights
    sum_of = np.zeros(len(programme.gain))
    above, prices = 0, run.prices
    for name, covered in zip(list(gains), run.reached, strict=False):
        if not name.startswith("tier "):
            return
        unit = POINTS_PER_VALUE * weights[int(name.removeprefix("tier ")) - 1]
        sum_of += unit * gains[name]
        prices = polished(programme, prices, sweeps=1, gain=sum_of)
        most = (proof_by(programme, prices, sum_of).bound - above) // unit
        counted = most_of(run.scale, name)
        if most < counted:
            run.lower_level(name, most, LINEAR)
        else:
            run.lower_level(name, counted)
        above += unit * covered
