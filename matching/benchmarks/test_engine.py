"""Ratios, not seconds: both sides run here, on this machine, in this minute."""

from collections.abc import Callable
from functools import partial
from operator import itemgetter
from time import perf_counter
from typing import TypeVar

from generate import a_region
from rich.console import Console
from rich.table import Table

from staffbank_matching.checker import faults
from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair
from staffbank_matching.eligibility import eligibility
from staffbank_matching.plan import Status
from staffbank_matching.preferences import parts
from staffbank_matching.problem import Problem
from staffbank_matching.solver import solve

Result = TypeVar("Result")
SEEDS = (1, 2, 3)


def test_the_solver_is_never_worse_than_greed_and_proves_a_region_of_the_demos_size() -> None:
    table = Table("Seed", "Pairs", "Filled", "Value / greedy", "Quality", "Status", "Seconds")
    ratios = []
    for seed in SEEDS:
        region = a_region(seed=seed, workers=220, slots=200)
        plan, seconds = timed(partial(solve, region, seconds=20))
        ratios.append(sum(plan.score[:-1]) / sum(plan.greedy_coverage))
        pairs = int(eligibility(region).eligible.sum())
        figures = (seed, pairs, len(plan.assignments), f"{ratios[-1]:.3f}", plan.quality)
        table.add_row(*map(str, figures), plan.status.value, f"{seconds:.1f}")
        assert faults(plan, region) == []
        assert plan.score >= plan.greedy_score
        assert plan.status is Status.OPTIMAL
    Console().print(table)

    assert sum(ratios) / len(ratios) >= 1


def test_arrays_find_who_is_eligible_far_faster_than_a_loop_over_pairs() -> None:
    region = a_region(seed=1, workers=160, slots=140)

    found, arrays = min(
        (timed(lambda: eligibility(region)) for _ in range(3)), key=itemgetter(1)
    )
    pairs, loop = timed(lambda: pairs_one_by_one(region))

    Console().print(f"Eligibility: {loop:.2f} s by pairs, {arrays:.3f} s by arrays")
    rows, columns = (axis.tolist() for axis in found.eligible.nonzero())
    assert pairs == set(zip(rows, columns, strict=True))
    assert loop / arrays >= 10


def pairs_one_by_one(region: Problem) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for w, worker in enumerate(region.workers):
        for s, slot in enumerate(region.slots):
            told = [
                fault
                for fault in faults_of_pair(worker, slot, parts(worker, slot, 0))
                if "travel is told" not in fault
            ]
            if not told and not list(faults_of_diary(worker, [slot], region.figures)):
                found.add((w, s))
    return found


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = perf_counter()
    result = work()
    return result, perf_counter() - start
