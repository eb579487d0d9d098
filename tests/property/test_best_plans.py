"""Held against every plan that there is: nothing is better than the best, nor above a bound."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.checker import faults
from staffbank_matching.columns import columns_of
from staffbank_matching.pinning import pinned
from staffbank_matching.plan import Plan, Status
from staffbank_matching.problem import Problem
from staffbank_matching.programme import programme_of
from staffbank_matching.solver import solve
from tests.property.lawful_plans import Made, everything, scores
from tests.property.problems import aims, problems

FEW = 300  # plans, all of which are tried
tiny_problems = problems(work=3, people=3)


def all_plans(problem: Problem) -> list[tuple[Made, ...]]:
    every = everything(problem)
    assume(1 < every.count <= FEW)
    return every.plans()


@given(tiny_problems, aims())
def test_no_lawful_plan_is_better_than_the_optimal_one(problem: Problem, aims: Aims) -> None:
    found = scores(problem, aims, all_plans(problem))
    best = max(tuple(each.levels(aims).values()) for each in found)

    plan = solve(problem, aims=aims, seconds=600)

    assert faults(plan, problem, aims) == []
    assert plan.status is Status.OPTIMAL
    assert plan.score == best


@given(tiny_problems, aims(), st.integers(0, 6))
def test_no_lawful_plan_passes_a_bound(problem: Problem, aims: Aims, patience: int) -> None:
    found = scores(problem, aims, all_plans(problem))
    asked = iter(range(10_000))

    plan = solve(problem, aims=aims, seconds=600, should_stop=lambda: next(asked) >= patience)

    assert max(each.value(aims) for each in found) <= plan.certificate.bound
    for each in found:
        levels = tuple(each.levels(aims).values())
        assert not_above(levels, plan)
        if aims.weights is not None:
            assert all(each.filled[told.tier] <= told.bound for told in plan.coverage)


def not_above(levels: tuple[int, ...], plan: Plan) -> bool:
    """A level's bound holds for plans that are as good in the levels before it."""
    for mine, level in zip(levels, plan.levels, strict=True):
        if mine > level.bound:
            return False
        if mine != level.value:
            return True
    return True


@given(tiny_problems, aims(), st.integers(0, 1000))
def test_whatever_the_prices_no_lawful_plan_is_worth_more_than_they_prove(
    problem: Problem, aims: Aims, seed: int
) -> None:
    found = scores(problem, aims, all_plans(problem))
    board = pinned(board_of(columns_of(problem), aims))
    programme = programme_of(board, fair=aims.fairness)
    random = np.random.default_rng(seed)
    prices = random.random(len(programme.limit)) * random.choice((0.0, 10.0, 10_000.0))

    bound, _ = programme.bound(prices)

    assert max(each.value(aims) for each in found) <= bound + 1e-6 * max(1.0, abs(bound))
