"""Prices that are polished prove no less than they did, and what is no price proves nothing."""

import os
import signal
from dataclasses import replace

import numpy as np
import pytest

from staffbank_matching import pricing
from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.clock import Clock
from staffbank_matching.columns import columns_of
from staffbank_matching.price_proof import proof_by
from staffbank_matching.prices import polished
from staffbank_matching.pricing import LOOSER, find_first, find_root, take_prices
from staffbank_matching.programme import Programme, programme_of
from staffbank_matching.run import Run
from staffbank_matching.solver import begun, solve
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours, weekdays


@pytest.fixture
def run() -> Run:
    work = [a_request(f"day {day}", hours(9, 17, day=day), seats=2) for day in range(5)]
    workers = [a_worker(name, bank_minutes_a_week=960) for name in ("ada", "bea", "cleo")]
    board = board_of(columns_of(a_problem(*work, *workers)), Aims())
    return begun(board, Clock(60), 1, lambda _: None, lambda: False)


@pytest.fixture
def programme(run: Run) -> Programme:
    return programme_of(run.board, fair=True)


def test_a_bound_is_no_higher_for_polishing_where_a_column_is_worth_nothing() -> None:
    """A column that gains nothing by itself gains by any price."""
    asked = a_problem(a_request("duty", *weekdays(), seats=1000), a_worker())
    programme = programme_of(board_of(columns_of(asked), Aims()), fair=True)
    gain = np.where(np.arange(len(programme.gain)) < programme.pairs, programme.gain, 0.0)
    programme = replace(programme, gain=gain)
    nothing = np.zeros(len(programme.limit))

    prices = polished(programme, nothing, sweeps=3)

    assert proof_by(programme, prices).bound <= proof_by(programme, nothing).bound


@pytest.mark.parametrize("price", [np.nan, np.inf, -np.inf, 1e300])
def test_what_is_no_price_is_not_taken_for_one(
    price: float, run: Run, programme: Programme
) -> None:
    nothing = np.zeros(len(programme.limit))
    odd = nothing.copy()
    odd[::2] = price

    assert proof_by(programme, odd).bound == proof_by(programme, nothing).bound
    assert np.array_equal(programme.reduced(odd), programme.gain)

    take_prices(run, programme, odd)

    assert np.isfinite(run.prices).all()
    assert run.bound <= proof_by(programme, nothing).bound


def test_a_run_keeps_the_prices_that_prove_more(run: Run, programme: Programme) -> None:
    good = polished(programme, np.zeros(len(programme.limit)), sweeps=30)
    best = take_prices(run, programme, good)
    kept = run.prices

    worse = take_prices(run, programme, np.full(len(good), 1e6))

    assert run.prices is kept
    assert worse.bound == best.bound


def test_where_the_child_dies_that_finds_prices_a_run_goes_on_with_rough_ones(
    run: Run, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pricing, "relax", dies)

    found = find_first(run, programme, LOOSER)

    assert found is not None
    nothing = proof_by(programme, np.zeros(len(programme.limit)))
    assert take_prices(run, programme, found.prices).bound < nothing.bound


def test_a_run_by_one_sum_has_its_prices_though_a_child_dies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pricing, "root_of", dies)
    problem = a_problem(a_request(), a_worker("ada"), a_worker("bea"))

    plan = solve(problem, aims=Aims(weights=(8, 4, 2, 1)), seconds=20)

    assert plan.prices.keys() == {"duty"}
    assert plan.certificate.method != "count"


def test_where_work_ends_the_run_no_share_of_its_seconds_ends_a_root(
    run: Run, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[float] = []

    def in_child(_: object, *, seconds: float, should_stop: object) -> None:
        given.append(seconds)

    monkeypatch.setattr(pricing, "in_child", in_child)
    for clock in (Clock(600), Clock(600, work=1)):
        run.clock = clock
        assert find_root(run, programme) is None

    by_seconds, by_work = given
    assert by_seconds < 300
    assert by_work > 590


def dies(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("seats", [0, 1, 2, 9])
def test_a_price_is_half_way_between_the_last_who_pays_it_and_the_first_who_does_not(
    seats: int,
) -> None:
    workers = [a_worker(f"worker {number}") for number in range(12)]
    asked = a_problem(a_request("duty", seats=max(1, seats)), *workers)
    programme = programme_of(board_of(columns_of(asked), Aims()), fair=False)
    programme.limit[0] = seats
    pays = np.array([7.0, 70, 30, 30, 60, 10, 100, 90, 20, 50, 80, 40])

    (price,) = polished(programme, np.zeros(1), sweeps=1, gain=pays)

    assert price == {0: 100, 1: 95, 2: 85, 9: 25}[seats]
