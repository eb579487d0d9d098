"""A plan that is mended after a change keeps every promise of a new one."""

from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.board_after import board_after
from staffbank_matching.change import Change, changed
from staffbank_matching.checker import faults
from staffbank_matching.columns import columns_of
from staffbank_matching.eligibility import Sieve
from staffbank_matching.plan import Plan
from staffbank_matching.problem import Problem
from staffbank_matching.replan import previous_of, replan
from staffbank_matching.run import Progress
from staffbank_matching.solver import solve
from staffbank_matching.yesterday import Yesterday, replan_after
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


@given(problems(), aims(), st.integers(0, 5))
def test_a_change_laid_upon_yesterday_is_as_good_as_the_whole_laid_out_anew(
    problem: Problem, aims: Aims, number: int
) -> None:
    asked = _without(problem, {each.id for each in problem.requests[-1:]})
    before = solve(asked, aims=aims, seconds=600)
    change = Change(
        away=frozenset(each.id for each in problem.workers[number : number + 1]),
        gone=frozenset(each.id for each in asked.requests[number : number + 1]),
        new=problem.requests[-1:],
    )
    yesterday = Yesterday.of(asked, before, aims=aims)
    told: list[Progress] = []

    board, _ = board_after(yesterday.board, changed(yesterday.board.columns, change))
    after = replan_after(yesterday, change, seconds=600, progress=told.append)

    assert _arrays(board) == _arrays(board_of(board.columns, aims))
    assert told[0].stage == "kept"
    assert faults(after, _after(problem, asked, before, change), aims) == []
    assert after.score >= after.greedy


def _without(problem: Problem, gone: AbstractSet[str]) -> Problem:
    """No pins, and nothing of these requests."""
    return replace(
        problem,
        pins=(),
        requests=tuple(each for each in problem.requests if each.id not in gone),
        previous=tuple(each for each in problem.previous if each.request not in gone),
    )


def _after(problem: Problem, asked: Problem, before: Plan, change: Change) -> Problem:
    """What `change` makes of the problem, said in words."""
    kept = asked.previous or previous_of(before, columns_of(asked))
    later = replace(
        problem,
        pins=(),
        previous=(),
        workers=tuple(
            replace(each, free=()) if each.id in change.away else each
            for each in problem.workers
        ),
    )
    return _without(replace(later, previous=kept), change.gone)


def _arrays(thing: object) -> object:
    """All that is laid out, but the filters that made it."""
    if is_dataclass(thing) and not isinstance(thing, Sieve):
        return [_arrays(getattr(thing, each.name)) for each in fields(thing)]
    return thing.tolist() if isinstance(thing, np.ndarray) else None
