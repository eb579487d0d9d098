"""Ratios, not seconds: both sides run here, on this machine, in this minute.

The whole table of the engine, with seconds, is `poe bench-matching`.
"""

from collections.abc import Callable
from functools import partial
from operator import itemgetter
from time import perf_counter
from typing import TypeVar

import pytest
from bench_instances import AIMS, warm
from greedy_peer import best_by_greed
from peers import lawful_value
from rich.console import Console
from rich.table import Table

from staffbank_matching.aims import Aims
from staffbank_matching.board import Board, board_of
from staffbank_matching.checker import faults
from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair
from staffbank_matching.columns import Columns
from staffbank_matching.generate import Size, generate
from staffbank_matching.plan import Status
from staffbank_matching.problem import Problem
from staffbank_matching.rows import problem_of
from staffbank_matching.solver import solve

Result = TypeVar("Result")
SEEDS = (1, 2, 3)


@pytest.fixture(autouse=True, scope="module")
def _every_loop_is_compiled() -> None:
    warm()


def test_the_engine_proves_a_region_of_the_demos_size_and_passes_greed() -> None:
    table = Table("Seed", "Filled", "Tiers", "Tiers by greed", "Status", "Seconds")
    for seed in SEEDS:
        region = a_region(seed)
        plan, seconds = timed(partial(solve, region, seconds=15))
        tiers = len(plan.coverage)
        figures = (len(plan.assignments), plan.score[:tiers], plan.greedy[:tiers])
        table.add_row(*map(str, (seed, *figures, plan.status.value, f"{seconds:.1f}")))
        assert faults(plan, problem_of(region)) == []
        assert plan.score > plan.greedy
        assert plan.status is Status.OPTIMAL
    Console().print(table)


def test_what_greed_loses_in_the_same_time_is_many_times_what_the_engine_loses() -> None:
    columns = generate(Size(1_000, 500, 14))

    plan, seconds = timed(partial(solve, columns, aims=AIMS, seconds=8))
    board = board_of(columns, AIMS)
    greedy = lawful_value(board, best_by_greed(board, seconds=seconds, seed=1))

    bound, value = plan.certificate.bound, plan.certificate.value
    Console().print(
        f"Below the bound: greed {loss(greedy, bound):.3%}, we {loss(value, bound):.3%}"
    )
    assert loss(greedy, bound) >= 10 * loss(value, bound)


def test_arrays_find_who_is_eligible_far_faster_than_a_loop_over_pairs() -> None:
    region = a_region(seed=1)
    problem = problem_of(region)

    board, arrays = min(
        (timed(partial(board_of, region, Aims())) for _ in range(3)), key=itemgetter(1)
    )
    pairs, loop = timed(partial(pairs_one_by_one, problem))

    Console().print(f"Eligibility: {loop:.2f} s by pairs, {arrays:.3f} s by arrays")
    assert pairs == pairs_of(board)
    assert loop / arrays >= 10


def test_twice_the_region_costs_less_than_eight_times_the_work_before_the_search() -> None:
    """Workers times requests is four times as much; the rest is room for a busy machine."""
    small, large = (generate(Size(n, n, 14, "dense")) for n in (1_000, 2_000))

    ratio = seconds_to_greed(large) / seconds_to_greed(small)

    Console().print(f"Twice the region: {ratio:.1f} times the seconds to the greedy plan")
    assert ratio < 8


def a_region(seed: int) -> Columns:
    return generate(Size(220, 200, 6, seed=seed, rests=True, duties=True))


def loss(value: int, bound: int) -> float:
    return (bound - value) / bound


def pairs_of(board: Board) -> set[tuple[int, int]]:
    return set(zip(board.pairs.worker.tolist(), board.request.tolist(), strict=True))


def pairs_one_by_one(region: Problem) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for w, worker in enumerate(region.workers):
        for r, request in enumerate(region.requests):
            done = request.sessions
            told = list(faults_of_pair(worker, request, done, now=region.now))
            if not told and not list(
                faults_of_diary(worker, [(request, done)], region.figures)
            ):
                found.add((w, r))
    return found


def seconds_to_greed(columns: Columns) -> float:
    return min(timed(partial(solve, columns, aims=AIMS, seconds=0))[1] for _ in range(3))


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = perf_counter()
    result = work()
    return result, perf_counter() - start
