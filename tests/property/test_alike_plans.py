"""Problems that are alike, or nearly, have plans that are."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from staffbank_matching.aims import Aims
from staffbank_matching.plan import Plan, Status
from staffbank_matching.plan_json import plan_to_json
from staffbank_matching.problem import Problem
from staffbank_matching.problem_json import problem_from_json, problem_to_json
from staffbank_matching.solver import solve
from tests.property.problems import aims, problems, workers
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours, weekdays


def proven(problem: Problem, aims: Aims) -> Plan:
    plan = solve(problem, aims=aims, seconds=600)
    assert plan.status is Status.OPTIMAL
    return plan


@given(problems(work=4, people=3), workers("one more"), aims())
def test_one_worker_more_never_covers_less_and_in_one_sum_is_never_worth_less(
    problem: Problem, newcomer: Any, aims: Aims
) -> None:
    """By all rules and aims but two, of which more workers change what is asked for.

    Whoever was told of part of what may only be filled whole has to be kept on it once there
    is somebody for the rest, whatever that costs. And how much a council is due to give hangs
    on how many workers there are: in one sum that counts, in strict order it comes later.
    """
    if any(request.part_worth == 0 for request in problem.requests):
        told = (replace(each, told=False) for each in problem.previous)
        problem = replace(problem, previous=tuple(told))
    if aims.weights is not None:
        aims = replace(aims, fairness=False)
    after = replace(problem, workers=(*problem.workers, newcomer))
    tiers = len({request.tier for request in problem.requests})

    plans = [proven(each, aims) for each in (problem, after)]

    assert plans[1].score[:tiers] >= plans[0].score[:tiers]


@given(problems(), aims(), st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_told_does_not_matter(
    problem: Problem, aims: Aims, random: Any
) -> None:
    shuffled = replace(
        problem,
        requests=tuple(random.sample(problem.requests, len(problem.requests))),
        workers=tuple(random.sample(problem.workers, len(problem.workers))),
    )

    assert proven(shuffled, aims).score == proven(problem, aims).score


@given(problems(), aims(), st.integers(0, 99), st.sampled_from((1e-4, 1e-2, 10.0)))
def test_the_same_problem_work_and_seed_give_the_same_plan_to_the_byte(
    problem: Problem, aims: Aims, seed: int, work: float
) -> None:
    plans = [solve(problem, aims=aims, seconds=600, work=work, seed=seed) for _ in range(2)]

    assert plan_to_json(plans[0]) == plan_to_json(plans[1])


def test_another_process_finds_the_same_plan_to_the_byte() -> None:
    text = problem_to_json(a_busy_month())

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as elsewhere:
        told = elsewhere.submit(solved_to_json, text).result()

    assert told == solved_to_json(text)


def solved_to_json(problem: str) -> str:
    return plan_to_json(solve(problem_from_json(problem), seconds=600, work=0.5, seed=7))


def a_busy_month() -> Problem:
    """More is asked for than can be done, and nobody could say at a glance what is best."""
    work = [
        a_request(
            f"r{n:02}",
            *(hours(9, 13 + n % 5, day=n % 7 + 7 * week) for week in range(1 + n % 4)),
            tier=1 + n % 3,
            seats=1 + n % 2,
            wishes=(),
            part_worth=(100, 50, 0)[n % 3],
            block_weeks=2 if n % 4 == 3 else None,
        )
        for n in range(14)
    ]
    days = a_request("days", *weekdays(), *weekdays(week=1), days_a_week=3, tier=1)
    bank = [
        a_worker(
            f"w{n}",
            home=("dudley", "sandwell")[n % 2],
            bank_minutes_a_week=(480, 960, None)[n % 3],
            duties=weekdays() if n % 2 else (),
            familiar_teams=frozenset({"mash"} if n % 3 else ()),
            preferred_hosts=frozenset({"walsall"} if n % 5 else ()),
            wished_minutes=600 * n,
            hourly_pence=2000 + 100 * n,
        )
        for n in range(8)
    ]
    return a_problem(days, *work, *bank)
