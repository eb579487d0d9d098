"""Prices of a run: rough ones soon, close ones in a child, and the bounds that they prove."""

from time import monotonic

import numpy as np

from staffbank_matching.child import ChildDied, in_child
from staffbank_matching.leftovers import give_back
from staffbank_matching.price_proof import PriceProof, proof_by
from staffbank_matching.prices import polished
from staffbank_matching.primal_dual import roughly
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Floats
from staffbank_matching.relaxation import Relaxation, relax
from staffbank_matching.run import LINEAR, Run

FIRST_TOLERANCE = 0.02  # of the rough prices that a first plan is made from
TOLERANCE = 3e-4
SWEEPS = 3  # to polish prices
ENDING = 0.9  # of a stage's seconds it may search; the rest is for its answer
LEAST_SECONDS = 2.0  # for the prices of a plan that took all the time there was


def find_rough(run: Run, programme: Programme, tolerance: float, seconds: float) -> Relaxation:
    """Rough shares and prices, or what they are when the seconds are over."""
    until = monotonic() + seconds

    def look() -> bool:
        return run.should_stop() or monotonic() > until

    return roughly(programme, tolerance=tolerance, look=look)


def find_close(
    run: Run,
    programme: Programme,
    seconds: float,
    tolerance: float,
    before: Relaxation | None = None,
) -> Relaxation | None:
    """Close ones, from those `before`; None where it had to be killed, or died."""

    def stage() -> Relaxation:
        start = None if before is None else (before.shares, before.prices)
        return relax(programme, tolerance=tolerance, seconds=ENDING * seconds, before=start)

    give_back()
    try:
        return in_child(stage, seconds=seconds, should_stop=run.should_stop)
    except ChildDied:
        return None


def take_prices(
    run: Run, programme: Programme, relaxed: Relaxation, method: str = LINEAR
) -> PriceProof:
    """Let the run have the prices, polished, and the bound that they prove."""
    return _taken(run, programme, relaxed.prices, method)


def _taken(run: Run, programme: Programme, prices: Floats, method: str = LINEAR) -> PriceProof:
    run.prices = polished(programme, prices, sweeps=SWEEPS)
    proof = proof_by(programme, run.prices)
    if method == LINEAR:
        run.lower_by_prices(programme, proof)
    else:
        run.lower(proof.bound, method)
    return proof


def price(run: Run, programme: Programme) -> None:
    """Prices, and the bound that they prove, of a plan that is there already."""
    relaxed = find_close(run, programme, max(LEAST_SECONDS, run.clock.left), TOLERANCE)
    if relaxed is not None:
        take_prices(run, programme, relaxed)


def price_roughly(run: Run, programme: Programme) -> None:
    """The same, not so close, and sooner."""
    seconds = max(LEAST_SECONDS, ENDING * run.clock.left)
    rough = find_rough(run, programme, FIRST_TOLERANCE, seconds)
    if not run.stopped:
        take_prices(run, programme, rough)


def reprice(run: Run, programme: Programme, known: Floats) -> None:
    """Prices from some that were good before, and the bound that they prove."""
    _taken(run, programme, known)


def price_closer(run: Run, programme: Programme) -> None:
    """Closer prices, and a closer bound, from those that the run has and its plan."""
    shares = np.zeros(len(programme.gain))
    shares[run.best] = 1.0
    before = Relaxation(shares, run.prices)
    seconds = max(LEAST_SECONDS, run.clock.left / 2)
    closer = find_close(run, programme, seconds, TOLERANCE, before)
    if closer is not None:
        take_prices(run, programme, closer)
