"""Whatever the problem, these hold."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from staffbank_matching.checker import faults
from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair
from staffbank_matching.eligibility import eligibility
from staffbank_matching.plan import Status
from staffbank_matching.plan_json import plan_from_json, plan_to_json
from staffbank_matching.preferences import parts
from staffbank_matching.problem import Problem
from staffbank_matching.problem_json import problem_from_json, problem_to_json
from staffbank_matching.solver import solve
from tests.property.problems import problems


@given(problems())
def test_every_plan_is_sound_optimal_and_never_worse_than_the_greedy_one(
    problem: Problem,
) -> None:
    plan = solve(problem, seconds=30)

    assert faults(plan, problem) == []
    assert plan.status is Status.OPTIMAL
    assert plan.score >= plan.greedy_score
    assert plan_from_json(plan_to_json(plan)) == plan


@given(problems(requests=3, people=2))
def test_no_lawful_plan_is_better_than_the_optimal_one(problem: Problem) -> None:
    best = max(scores_of_all_lawful_plans(problem))

    plan = solve(problem, seconds=30)

    assert plan.score == best


@given(problems(), st.integers(0, 3))
def test_a_plan_that_was_stopped_at_any_moment_is_sound(
    problem: Problem, patience: int
) -> None:
    asked = iter(range(1000))

    plan = solve(problem, seconds=30, should_stop=lambda: next(asked) >= patience)

    assert faults(plan, problem) == []


@given(problems())
def test_filters_and_checker_agree_on_every_pair(problem: Problem) -> None:
    found = eligibility(problem)

    for w, worker in enumerate(problem.workers):
        for s, slot in enumerate(problem.slots):
            points = parts(worker, slot, float(found.km[w, s]))
            told = [
                *faults_of_pair(worker, slot, points),
                *faults_of_diary(worker, [slot], problem.figures),
            ]
            assert bool(found.reasons(w, s)) == bool(told), told


@given(problems())
def test_a_problem_written_and_read_is_the_same(problem: Problem) -> None:
    assert problem_from_json(problem_to_json(problem)) == problem


def scores_of_all_lawful_plans(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Try everything: each assignment lawful by itself, and all of a worker's together."""
    found = eligibility(problem)
    choices = [
        (None, *(w for w in range(len(problem.workers)) if not found.reasons(w, s)))
        for s in range(len(problem.slots))
    ]
    pinned = {(pin.worker, pin.slot) for pin in problem.pins}
    for takers in product(*choices):
        made = [(w, s) for s, w in enumerate(takers) if w is not None]
        if pinned <= {(problem.workers[w].id, problem.slots[s].id) for w, s in made} and all(
            not list(
                faults_of_diary(
                    worker,
                    [problem.slots[s] for taken, s in made if taken == w],
                    problem.figures,
                )
            )
            for w, worker in enumerate(problem.workers)
        ):
            yield score(problem, made, found.km)


def score(
    problem: Problem, made: list[tuple[int, int]], km: npt.NDArray[np.float64]
) -> tuple[int, ...]:
    filled = dict.fromkeys(sorted({slot.tier for slot in problem.slots}), 0)
    points = 0
    for w, s in made:
        worker, slot = problem.workers[w], problem.slots[s]
        filled[slot.tier] += slot.value
        points += sum(parts(worker, slot, float(km[w, s])).values())
    return (*filled.values(), points)
