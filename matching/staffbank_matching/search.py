"""The search itself: what is done with a run, in which order."""

from contextlib import suppress
from dataclasses import replace
from math import inf
from time import monotonic

import numpy as np

from staffbank_matching.child import ChildDied
from staffbank_matching.ejection import eject
from staffbank_matching.improvement import improve
from staffbank_matching.ledger import Play, empty_ledger
from staffbank_matching.pricing import (
    TOLERANCE,
    find_close,
    find_close_beside,
    find_first,
    find_root,
    first_tolerance_of,
    price,
    price_roughly,
    take_prices,
)
from staffbank_matching.programme import Programme, programme_of
from staffbank_matching.proof import prove_levels, prove_sum
from staffbank_matching.pruning import promising
from staffbank_matching.ragged import Floats
from staffbank_matching.relaxation import Relaxation
from staffbank_matching.rounding import round_off
from staffbank_matching.run import LINEAR, PROMISING, Most, Run
from staffbank_matching.score import scale_of
from staffbank_matching.table import table_of
from staffbank_matching.tier_bounds import bound_tiers

MANY_PAIRS = 400_000  # beyond which only promising pairs are looked at
MASTER_PAIRS = 40_000  # up to which the whole problem is worth a proof
PATIENCE = 3  # rounds of little gain before the bound is looked at once more
CLOSER_AFTER = 12.0  # times as long as the first prices took, if such rounds do not come
STEPS = 40_000  # of ejection chains at most
TRIES = 2  # of them for each request, where that is less
SLICE = 1_000  # of them between two looks at the clock
TOLD_EVERY = 2  # slices
LEAST_GAIN = 5e-5  # of the value, between two tellings, for which chains go on


def search(run: Run) -> None:
    """Improve the run's plan until it is proven, stopped, or out of time."""
    run.report("greedy")
    if run.over or not len(run.board.pairs):
        return
    if len(run.board.pairs) <= MASTER_PAIRS:
        search_whole(run)
    else:
        search_parts(run)


def search_whole(run: Run) -> None:
    """Small enough for a proof: chains make a start, whole numbers the rest."""
    programme = programme_of(run.board, fair=run.board.aims.fairness)
    chains(run)
    if run.board.aims.weights is None:
        prove_levels(run, programme)
        if not run.stopped:
            price(run, programme)
    else:
        _prove_and_price(run, programme)
        if run.prices.size:
            improve(run, programme)


def _prove_and_price(run: Run, programme: Programme) -> None:
    """Prove the sum, from the root of the proof, where its prices are and what they settle."""
    root = find_root(run, programme)
    if root is None:
        if not run.stopped:
            price_roughly(run, programme)
        return
    run.clock.use(root.work)
    take_prices(run, programme, root.plain.prices)
    _rounded(run, root.close, root.wide.reduced(root.close.prices))
    with suppress(ChildDied):  # the plan so far stands, and so does what is proven of it
        prove_sum(run, root, run.looked_at)


def _kept_back(run: Run, most: float = inf) -> float:
    """Seconds of those left that a stage leaves to the next: half, or what is above `most`.

    Where work ends the run and seconds do not, the clock on the wall decides nothing.
    """
    if run.clock.work is not None:
        return 0.0
    if run.value >= run.bound:
        return run.clock.left
    return run.clock.left - min(run.clock.left / 2, most)


def search_parts(run: Run) -> None:
    """Too large for one search: the linear programme makes a start and says where to look."""
    narrow = len(run.board.pairs) > MANY_PAIRS
    how = LINEAR
    if narrow:
        _narrow(run)
        how = PROMISING
    programme = programme_of(run.board, fair=run.board.aims.fairness)
    run.report("relaxing")
    begun = monotonic()
    tolerance = first_tolerance_of(run, narrow=narrow)
    relaxed = find_first(run, programme, tolerance)
    first_prices_took = monotonic() - begun
    if relaxed is None or run.should_stop() or run.clock.left <= 0:
        chains(run)
        return
    _rounded(run, relaxed, take_prices(run, programme, relaxed.prices, how).reduced)
    if run.over:
        return
    if tolerance > TOLERANCE:
        until = _kept_back(run, CLOSER_AFTER * first_prices_took)
        closer = _closer(run, programme, relaxed, until, narrow=narrow)
        if closer is not None:
            take_prices(run, programme, closer.prices, how)
    improve(run, programme)
    if not narrow and run.board.aims.weights is None:
        bound_tiers(run, programme)


def _closer(
    run: Run, programme: Programme, before: Relaxation, until: float, *, narrow: bool
) -> Relaxation | None:
    """Closer prices, beside the improvement of the plan or after some of it.

    Beside it would need too much memory where only promising pairs are looked at.
    """
    if narrow or run.clock.work is not None:
        improve(run, programme, patience=PATIENCE, until=until)
        seconds = run.clock.left - _kept_back(run)
        return find_close(run, programme, seconds, TOLERANCE, before)
    return find_close_beside(run, programme, before)


def _rounded(run: Run, relaxed: Relaxation, reduced: Floats) -> None:
    """A plan from shares and reduced gains, and what chains make of it."""
    run.play.replay(np.flatnonzero(run.board.fixed))
    round_off(run.play, relaxed.shares, reduced)
    run.report("rounding")
    chains(run)


def _narrow(run: Run) -> None:
    """Go on with the promising pairs only. Levels keep their bounds over all pairs."""
    run.count_levels()
    run.level_bounds["sum"] = Most(run.bound, run.method)
    wanted = promising(run.board, run.best)
    board = run.board.only(wanted)
    number = np.cumsum(wanted) - 1
    table = table_of(board)
    run.board, run.scale = board, replace(run.scale, board=board, shares=scale_of(board).shares)
    run.play = Play(table, empty_ledger(table))
    run.best = number[run.best]
    run.play.replay(run.best)


def chains(run: Run) -> None:
    """Improve what the ledger has by ejection chains, telling of it now and then.

    That need not be the best plan yet: a rounded one, though it is often below the greedy
    one, has its open seats where chains fill them.
    """
    left = min(STEPS, max(SLICE, TRIES * len(run.board.columns.work.ids)))
    slices, before = 0, _reached(run)
    while left > 0 and not run.over:
        moved = eject(run.play, steps=min(left, SLICE), seed=run.seed + slices)
        slices, left = slices + 1, left - SLICE
        if not moved:
            break
        if slices % TOLD_EVERY == 0:
            reached = _reached(run)
            if reached - before < LEAST_GAIN * reached:
                break
            before = reached
            run.report("chains")
    _offer(run, "chains")


def _reached(run: Run) -> int:
    """Settle what the ledger has, and offer it if it is the best; answer with its value."""
    run.settle()
    chosen = run.play.chosen
    if run.scale.compared(chosen) >= run.reached:
        run.offer(chosen)
    return run.scale.score(chosen).total


def _offer(run: Run, stage: str) -> None:
    run.settle()
    run.offer(run.play.chosen)
    run.report(stage)
