"""Ratios, not seconds: both sides run here, on this machine, in this minute."""

import random
from time import perf_counter

from staffbank_matching.problem import Problem
from staffbank_matching.solver import solve
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours


def a_region(*, seed: int, requests: int = 60) -> Problem:
    rng = random.Random(seed)
    work = [
        a_request(
            f"r{n}",
            *(hours(8 + n % 3 * 4, 12 + n % 3 * 4, day=n % 5 + 7 * week) for week in range(3)),
            tier=rng.randint(1, 4),
            team=rng.choice("ab"),
            seats=rng.choice((1, 1, 2)),
        )
        for n in range(requests)
    ]
    bank = [
        a_worker(
            f"w{n}",
            free=tuple(hours(8, 20, day=day) for day in range(20) if day % 5 != n % 5),
            bank_minutes_a_week=rng.choice((480, 960)),
            familiar_teams=frozenset(rng.choice("abc")),
        )
        for n in range(requests // 3)
    ]
    return a_problem(*work, *bank)


def test_the_solver_earns_its_keep() -> None:
    plans = [solve(a_region(seed=seed), seconds=600) for seed in range(3)]

    assert all(plan.score >= plan.greedy for plan in plans)
    assert any(plan.score > plan.greedy for plan in plans)


def test_twice_the_region_costs_less_than_twelve_times_the_greedy_work() -> None:
    """Workers times requests is four times as much; the rest is room for a busy machine."""
    small, large = a_region(seed=1), a_region(seed=1, requests=120)

    assert seconds_without_search(large) / seconds_without_search(small) < 12


def seconds_without_search(problem: Problem) -> float:
    def once() -> float:
        start = perf_counter()
        solve(problem, seconds=0)
        return perf_counter() - start

    return min(once() for _ in range(3))
