"""Whatever the problem, these hold."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from staffbank_matching.aims import Aims
from staffbank_matching.answer import plan_of
from staffbank_matching.board import board_of
from staffbank_matching.certified import certificate_of
from staffbank_matching.checker import faults
from staffbank_matching.checker_bound import bound_of, first_wrong_row
from staffbank_matching.checker_choice import choices_of
from staffbank_matching.checker_ground import Ground
from staffbank_matching.clock import Clock
from staffbank_matching.columns import columns_of
from staffbank_matching.eligibility import CODES
from staffbank_matching.pinning import pinned
from staffbank_matching.plan import Status
from staffbank_matching.plan_json import plan_from_json, plan_to_json
from staffbank_matching.price_proof import proof_by
from staffbank_matching.problem import Problem
from staffbank_matching.problem_json import problem_from_json, problem_to_json
from staffbank_matching.programme import programme_of
from staffbank_matching.search import search_parts
from staffbank_matching.solver import begun, solve
from tests.property.lawful_plans import may_not
from tests.property.problems import aims, problems


@given(problems(), aims())
def test_every_plan_is_sound_optimal_and_never_worse_than_the_greedy_one(
    problem: Problem, aims: Aims
) -> None:
    plan = solve(problem, aims=aims, seconds=600)

    assert faults(plan, problem, aims) == []
    assert plan.status is Status.OPTIMAL
    assert plan.score >= plan.greedy
    assert plan_from_json(plan_to_json(plan)) == plan


@given(problems(), aims(), st.integers(0, 8))
def test_a_plan_that_was_stopped_at_any_moment_is_sound(
    problem: Problem, aims: Aims, patience: int
) -> None:
    asked = iter(range(100_000))

    plan = solve(problem, aims=aims, seconds=600, should_stop=lambda: next(asked) >= patience)

    assert faults(plan, problem, aims) == []


@given(problems(work=6, people=5), aims(), st.integers(1, 9))
def test_a_plan_that_was_made_part_by_part_is_sound(
    problem: Problem, aims: Aims, seed: int
) -> None:
    board = pinned(board_of(columns_of(problem), aims))
    assume(len(board.pairs))
    run = begun(board, Clock(600, work=0.03), seed, lambda _: None, lambda: False)
    greedy = run.reached

    search_parts(run)

    plan = plan_of(run, greedy)
    assert faults(plan, problem, aims) == []
    assert plan.score >= greedy


@given(problems())
def test_filters_and_checker_agree_on_every_pair(problem: Problem) -> None:
    board = board_of(columns_of(problem), Aims())
    let_in = {
        (worker, board.options.request[option], board.options.sessions[int(option)])
        for worker, option in zip(board.pairs.worker, board.pairs.option, strict=True)
    }

    for r, request in enumerate(problem.requests):
        refused = board.sieve.refusals(r)
        for w, worker in enumerate(problem.workers):
            lawful = {
                (w, r, sessions)
                for sessions, _ in choices_of(request, problem.figures)
                if not any(may_not(worker, [(request, sessions)], problem))
            }
            assert {each for each in let_in if each[:2] == (w, r)} == lawful
            told = [code for code, no in zip(CODES, refused[:, w], strict=True) if no]
            assert (told == []) == (lawful != set()), told


@given(problems(), aims(), st.integers(0, 1000))
def test_what_prices_prove_is_proven_again_from_the_rules_alone(
    problem: Problem, aims: Aims, seed: int
) -> None:
    board = board_of(columns_of(problem), aims)
    assume(len(board.pairs))
    programme = programme_of(board, fair=aims.fairness)
    random = np.random.default_rng(seed)
    prices = random.normal(size=len(programme.limit)) * 10.0 ** random.integers(-2, 6)
    proof = proof_by(programme, prices)

    told = certificate_of(board, programme, proof)

    ground = Ground(problem, aims)
    assert first_wrong_row(told, ground) is None
    assert bound_of(told, ground) <= told.bound == proof.bound


@given(problems())
def test_a_problem_written_and_read_is_the_same(problem: Problem) -> None:
    assert problem_from_json(problem_to_json(problem)) == problem
