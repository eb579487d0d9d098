"""Whatever is told of a plan is so: recomputed pair by pair, and move by move."""

from hypothesis import given

from staffbank_matching.aims import Aims
from staffbank_matching.explanation import Explainer
from staffbank_matching.explanation_checker import explanation_faults
from staffbank_matching.explanation_checker_moves import Before, false_displacement
from staffbank_matching.problem import Problem
from tests.property.explained_problems import a_plan_of, seeds
from tests.property.problems import aims, problems


@given(problems(), aims(), seeds)
def test_what_is_told_of_each_request_is_so(problem: Problem, aims: Aims, seed: int) -> None:
    plan = a_plan_of(problem, aims, seed)
    explainer = Explainer.of(problem, plan, aims)

    for request in problem.requests:
        about = explainer.request(request.id, near=100, best=100)

        assert explanation_faults(about, plan, problem, aims) == []


@given(problems(), aims(), seeds)
def test_what_is_told_of_each_worker_is_so(problem: Problem, aims: Aims, seed: int) -> None:
    plan = a_plan_of(problem, aims, seed)
    explainer = Explainer.of(problem, plan, aims)

    for worker in problem.workers:
        about = explainer.worker(worker.id, near=100, best=100)

        assert explanation_faults(about, plan, problem, aims) == []


@given(problems(), aims(), seeds)
def test_why_each_is_on_a_request_or_is_not_is_so(
    problem: Problem, aims: Aims, seed: int
) -> None:
    plan = a_plan_of(problem, aims, seed)
    explainer = Explainer.of(problem, plan, aims)

    for worker in problem.workers:
        for request in problem.requests:
            about = explainer.pair(worker.id, request.id)

            assert explanation_faults(about, plan, problem, aims) == []


@given(problems(), aims(), seeds)
def test_each_worker_recommended_leaves_a_sound_plan_with_the_figures_told(
    problem: Problem, aims: Aims, seed: int
) -> None:
    plan = a_plan_of(problem, aims, seed)
    explainer = Explainer.of(problem, plan, aims)
    before = Before(problem, aims, plan.assignments)

    for request in problem.requests:
        for one in explainer.recommend(request.id, 100):
            assert list(false_displacement(one, before)) == []
