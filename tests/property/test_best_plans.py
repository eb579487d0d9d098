"""Held against every plan that there is: nothing is better than the best, nor above a bound."""

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from staffbank_matching.aims import Aims
from staffbank_matching.answer import plan_of
from staffbank_matching.board import board_of
from staffbank_matching.certified import certificate_of
from staffbank_matching.checker import faults
from staffbank_matching.checker_bound import bound_of, first_wrong_row
from staffbank_matching.checker_ground import Ground
from staffbank_matching.clock import Clock
from staffbank_matching.columns import columns_of
from staffbank_matching.facets import faces_broken
from staffbank_matching.pinning import pinned
from staffbank_matching.plan import Plan, Status
from staffbank_matching.price_certificate import PricedRow
from staffbank_matching.price_proof import proof_by
from staffbank_matching.problem import Problem
from staffbank_matching.programme import programme_of, with_rows
from staffbank_matching.run import Progress
from staffbank_matching.search import search, search_parts
from staffbank_matching.solver import begun, solve
from staffbank_matching.subproblem import transposed
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


@given(
    tiny_problems, aims(), st.integers(0, 6) | st.just(10_000), st.sampled_from((None, 0.03))
)
def test_no_lawful_plan_passes_a_bound_at_any_moment(
    problem: Problem, aims: Aims, patience: int, work: float | None
) -> None:
    found = scores(problem, aims, all_plans(problem))
    asked, told = iter(range(100_000)), list[Progress]()
    board = pinned(board_of(columns_of(problem), aims))
    run = begun(board, Clock(600, work), 1, told.append, lambda: next(asked) >= patience)
    greedy = run.reached

    if work is not None and len(board.pairs):  # as if it were too large for one search
        search_parts(run)
    else:
        search(run)

    plan = plan_of(run, greedy)
    bounds = [each.bound for each in told if each.bound is not None]
    assert max(each.value(aims) for each in found) <= min([*bounds, plan.certificate.bound])
    assert bounds == sorted(bounds, reverse=True)
    assert faults(plan, problem, aims) == []
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
    shares, columns = random.random(len(programme.gain)), transposed(programme)
    faces = faces_broken(programme, columns, board.pairs.first, shares, programme.gain)
    programme = with_rows(programme, faces)
    prices = random.random(len(programme.limit)) * random.choice((0.0, 10.0, 10_000.0))

    assert max(each.value(aims) for each in found) <= proof_by(programme, prices).bound


@given(tiny_problems, aims(), st.randoms(use_true_random=False))
def test_no_certificate_that_the_checker_lets_through_is_below_a_lawful_plan(
    problem: Problem, aims: Aims, random: Random
) -> None:
    """However it came about: here a good one is tampered with."""
    found = scores(problem, aims, all_plans(problem))
    board = pinned(board_of(columns_of(problem), aims))
    programme = programme_of(board, fair=aims.fairness)
    prices = np.array([random.choice((0, 7, 90, 2_000)) for _ in programme.limit], dtype=float)
    good = certificate_of(board, programme, proof_by(programme, prices))
    numbers = [number for number, row in enumerate(good.rows) if row.columns]
    assume(numbers)
    ground = Ground(problem, aims)
    for _ in range(20):
        number = random.choice(numbers)
        rows = list(good.rows)
        rows[number] = tampered_with(rows[number], random)
        told = replace(good, rows=tuple(rows))
        if first_wrong_row(told, ground) is None:
            assert max(each.value(aims) for each in found) <= bound_of(told, ground)


def tampered_with(row: PricedRow, random: Random) -> PricedRow:
    """The row with a tighter limit, a larger coefficient, a column less or a column twice."""
    at = random.randrange(len(row.columns))
    columns, coefficients = list(row.columns), list(row.coefficients)
    match random.randrange(5):
        case 0:
            return replace(row, limit=row.limit - 1)
        case 1:
            coefficients[at] += random.choice((1, 60))
        case 2:
            del columns[at], coefficients[at]
        case 3:
            columns[at] = random.choice(columns)
        case _:
            return replace(row, price=row.price * 1000)
    return replace(row, columns=tuple(columns), coefficients=tuple(coefficients))
