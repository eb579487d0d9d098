"""A plan that is mended after a change keeps every promise of a new one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from staffbank_matching.aims import Aims
from staffbank_matching.checker import faults
from staffbank_matching.columns import columns_of
from staffbank_matching.problem import Problem
from staffbank_matching.replan import previous_of, replan
from staffbank_matching.solver import solve
from tests.property.problems import aims, problems


@given(problems(), aims(), st.integers(0, 3))
def test_a_plan_that_is_mended_after_a_drop_out_is_sound_and_keeps_what_it_can(
    problem: Problem, aims: Aims, number: int
) -> None:
    before = solve(problem, aims=aims, seconds=600)
    gone = problem.workers[number % len(problem.workers)] if problem.workers else None
    later = replace(
        problem,
        pins=(),
        workers=tuple(
            replace(each, free=()) if each is gone else each for each in problem.workers
        ),
    )

    after = replan(later, before, aims=aims, seconds=600)

    told = replace(later, previous=later.previous or previous_of(before, columns_of(later)))
    assert faults(after, told, aims) == []
    assert after.score >= after.greedy


@given(problems(), aims())
def test_a_re_plan_that_is_stopped_at_once_is_sound(problem: Problem, aims: Aims) -> None:
    before = solve(problem, aims=aims, seconds=600)

    after = replan(problem, before, aims=aims, seconds=600, should_stop=lambda: True)

    told = replace(
        problem, previous=problem.previous or previous_of(before, columns_of(problem))
    )
    assert faults(after, told, aims) == []
