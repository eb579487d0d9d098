"""Rough prices of the linear programme: a bound near its optimum, the same each time."""

from dataclasses import replace

import numpy as np

from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.generate import SIZES, generate
from staffbank_matching.price_proof import proof_by
from staffbank_matching.primal_dual import roughly
from staffbank_matching.programme import Programme, programme_of
from staffbank_matching.relaxation import relax

AIMS = Aims(weights=(40, 16, 6, 2), fairness=False)


def a_programme() -> Programme:
    size = replace(SIZES["1kG"], workers=150, requests=120, seed=3)
    return programme_of(board_of(generate(size), AIMS), fair=False)


def test_rough_prices_prove_a_bound_within_their_tolerance_of_the_optimum() -> None:
    programme = a_programme()

    rough = roughly(programme, tolerance=0.01, look=lambda: False)

    bound = proof_by(programme, rough.prices).bound
    close = relax(programme, tolerance=1e-7, seconds=10.0, threads=1)
    optimum = float(programme.gain @ close.shares)
    assert optimum * (1 - 1e-4) <= bound <= optimum * 1.011


def test_the_same_programme_has_the_same_rough_prices() -> None:
    programme = a_programme()

    first, second = (roughly(programme, tolerance=0.01, look=lambda: False) for _ in range(2))

    assert np.array_equal(first.prices, second.prices)
    assert np.array_equal(first.shares, second.shares)


def test_prices_that_are_known_prove_more_after_some_steps() -> None:
    programme = a_programme()
    known = roughly(programme, tolerance=0.01, look=lambda: False)
    bound = proof_by(programme, known.prices).bound

    closer = roughly(programme, tolerance=0.0, look=lambda: False, before=known, steps=64)

    assert proof_by(programme, closer.prices).bound < bound


def test_whoever_stops_the_search_has_prices_that_prove_something() -> None:
    programme = a_programme()

    rough = roughly(programme, tolerance=0.0, look=lambda: True)

    assert proof_by(programme, rough.prices).bound < programme.gain.clip(0).sum()
