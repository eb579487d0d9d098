"""Prices of a run: rough ones soon, close ones in a child, and the bounds that they prove."""

from concurrent.futures import Executor, Future
from functools import partial
from time import monotonic

import numpy as np

from staffbank_matching.child import POLL, Child, ChildDied, in_child
from staffbank_matching.improvement import improve
from staffbank_matching.leftovers import give_back
from staffbank_matching.price_proof import PriceProof, proof_by
from staffbank_matching.prices import polished
from staffbank_matching.primal_dual import roughly
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Floats
from staffbank_matching.relaxation import Relaxation, relax
from staffbank_matching.root import Root, root_of
from staffbank_matching.run import LINEAR, Run

ROUGH = 0.02  # the tolerance of prices that a first plan may be made from
NARROW = 3e-3  # the same where few pairs are left to mend it
LOOSER = 1e-3  # of first prices where rough ones would mislead
TOLERANCE = 3e-4  # of close ones
CROWD = 50  # candidates of a request, on average, which loose prices do not tell apart
SWEEPS = 3  # to polish prices
STEPS = 64  # from prices of yesterday: half a second's work for 5,000 by 5,000
ENDING = 0.9  # of a stage's seconds it may search; the rest is for its answer
ROOT_SHARE = 0.4  # of a run's seconds, at most, for the root of a proof
LEAST_SECONDS = 2.0  # for the prices of a plan that took all the time there was


def first_tolerance_of(run: Run, *, narrow: bool) -> float:
    """How close the prices are to be that the first plan is made from.

    Steep weights hide the last tiers from rough ones, and few pairs leave little to mend.
    """
    if run.board.aims.weights is None:
        return LOOSER
    if narrow:
        return NARROW
    crowded = len(run.board.pairs) > CROWD * len(run.board.columns.work.ids)
    return TOLERANCE if crowded else ROUGH


def find_first(run: Run, programme: Programme, tolerance: float) -> Relaxation | None:
    """The first shares and prices; None where they had to be given up.

    They are rough where the child that was to find closer ones has died.
    """
    if tolerance >= NARROW:
        return find_rough(run, programme, run.clock.left, tolerance)
    found = find_close(run, programme, run.clock.left, tolerance)
    if found is not None or run.over:
        return found
    return find_rough(run, programme, run.clock.left)


def find_rough(
    run: Run, programme: Programme, seconds: float, tolerance: float = ROUGH
) -> Relaxation:
    """Rough shares and prices, or what they are when the seconds are nearly over."""
    until = monotonic() + ENDING * seconds

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
    ending = ENDING * seconds
    stage = partial(relax, programme, tolerance=tolerance, seconds=ending, before=before)
    give_back()
    try:
        return in_child(stage, seconds=seconds, should_stop=run.should_stop)
    except ChildDied:
        return None


def find_root(run: Run, programme: Programme) -> Root | None:
    """The root of a proof; None where it had to be killed, or died, or time ended it.

    Where work ends the run, it has all the seconds: no share of them may decide on the plan.
    """
    seconds = run.clock.left * (ROOT_SHARE if run.clock.work is None else 1.0)
    least = np.zeros(len(programme.gain), dtype=np.int64)
    least[: programme.pairs] = run.board.fixed
    stage = partial(root_of, programme, run.board.pairs.first, least, ENDING * seconds)
    run.report("relaxing")
    try:
        return in_child(stage, seconds=seconds, should_stop=run.looked_at)
    except ChildDied:
        return None


def begin_close(
    run: Run, programme: Programme, before: Relaxation | None = None
) -> Child[Relaxation]:
    """Begin to find close ones, in a child with one thread: there is work beside it."""
    ending = ENDING * run.clock.left
    known = partial(relax, programme, tolerance=TOLERANCE, before=before)
    return Child(partial(known, seconds=ending, threads=1))


def find_close_beside(run: Run, programme: Programme, before: Relaxation) -> Relaxation | None:
    """Close ones, while the plan is improved; None where none came.

    When the answer comes depends on the machine: not for runs that work ends.
    """
    until = monotonic() + ENDING * run.clock.left
    pricing = begin_close(run, programme, before)
    try:
        improve(run, programme, enough=partial(pricing.ready, 0.0))
        while pricing.result is None and monotonic() < until and run.value < run.bound:
            pricing.ready(POLL)
            if run.looked_at():
                break
    except ChildDied:
        return None
    finally:
        pricing.end()
    return pricing.result


def take_prices(
    run: Run, programme: Programme, prices: Floats, method: str = LINEAR
) -> PriceProof:
    """Let the run have the prices, polished, unless those that it has prove a lower bound.

    A stage that was cut short may come back with worse ones. The answer is what the run's
    prices prove.
    """
    found = polished(programme, prices, sweeps=SWEEPS)
    proof = proof_by(programme, found)
    if run.prices.size:
        before = proof_by(programme, run.prices)
        if before.bound < proof.bound:
            return before
    run.prices = found
    run.lower_by_prices(programme, proof, method)
    return proof


def price(run: Run, programme: Programme) -> None:
    """Prices, and the bound that they prove, of a plan that is there already."""
    relaxed = find_close(run, programme, max(LEAST_SECONDS, run.clock.left), TOLERANCE)
    if relaxed is not None:
        take_prices(run, programme, relaxed.prices)


def price_roughly(run: Run, programme: Programme) -> None:
    """The same, not so close, and sooner."""
    rough = find_rough(run, programme, max(LEAST_SECONDS, run.clock.left))
    if not run.stopped:
        take_prices(run, programme, rough.prices)


def price_closer(run: Run, programme: Programme) -> None:
    """Closer prices, and a closer bound, from those that the run has and its plan."""
    seconds = max(LEAST_SECONDS, run.clock.left / 2)
    closer = find_close(run, programme, seconds, TOLERANCE, _so_far(run, programme))
    if closer is not None:
        take_prices(run, programme, closer.prices)


def begin_steps(run: Run, programme: Programme, beside: Executor) -> Future[Relaxation]:
    """Begin some steps from the prices that the run has and its plan, in another thread.

    They are the same whatever goes on beside them, but for a run that comes to its end.
    """

    def look() -> bool:
        return run.stopped or run.clock.left <= 0

    so_far = _so_far(run, programme)
    steps = partial(roughly, programme, tolerance=TOLERANCE, look=look, before=so_far)
    return beside.submit(steps, steps=STEPS)


def _so_far(run: Run, programme: Programme) -> Relaxation:
    shares = np.zeros(len(programme.gain))
    shares[run.best] = 1.0
    return Relaxation(shares, run.prices)
