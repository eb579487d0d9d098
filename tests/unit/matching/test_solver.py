from itertools import pairwise

import pytest

from staffbank_matching.aims import Aims
from staffbank_matching.answer import plan_of
from staffbank_matching.board import board_of
from staffbank_matching.clock import Clock
from staffbank_matching.columns import columns_of
from staffbank_matching.plan import Plan, Status
from staffbank_matching.plan_json import plan_to_json
from staffbank_matching.problem import Problem, Request, Worker
from staffbank_matching.run import Progress
from staffbank_matching.search import search_parts
from staffbank_matching.solver import begun, solve
from tests.unit.matching.builders import (
    WALSALL,
    a_problem,
    a_request,
    a_worker,
    hours,
    weekdays,
    who_does_what,
)
from tests.unit.matching.proven import best

PLAIN = Aims(fairness=False)


def a_hard_problem(size: int = 12) -> Problem:
    """Greed errs here: the best worker for the first request is the only one for another."""
    work = [
        a_request(
            f"r{n:02}", hours(9, 13, day=n % 5), hours(9, 13, day=n % 5 + 7), tier=1 + n % 4
        )
        for n in range(size)
    ]
    bank = [
        a_worker(
            f"w{n:02}",
            free=tuple(hours(8, 18, day=day) for day in range(12) if (day + n) % 3),
            familiar_teams=frozenset({"mash"} if n % 2 else ()),
            bank_minutes_a_week=480,
        )
        for n in range(size // 2)
    ]
    return a_problem(*work, *bank)


def a_knapsack() -> Problem:
    """Nobody can say in a minute which of these lengths fit best into these weeks."""
    work = [
        a_request(f"r{n}", hours(8, 9 + n * 37 % 97 / 16, day=n % 7), value=20 + n * 53 % 89)
        for n in range(70)
    ]
    limits = enumerate((611, 707, 823, 919, 1009, 1103, 1201, 1301, 1409))
    return a_problem(*work, *(a_worker(f"w{n}", bank_minutes_a_week=m) for n, m in limits))


def rivals() -> tuple[Request | Worker, ...]:
    """Ada suits the day best, and nobody else may have the week."""
    return (
        a_request("day", hours(9, 17, day=1), team="known", value=2),
        a_request("week", *weekdays(), value=1),
        a_worker("ada", familiar_teams=frozenset({"known"})),
        a_worker("bea", free=(hours(8, 18, day=1),)),
    )


def test_the_solver_gives_up_the_best_pair_where_that_fills_one_request_more() -> None:
    plan = best(*rivals())

    assert who_does_what(plan) == {"day": ("bea",), "week": ("ada",)}
    assert (plan.greedy[0], plan.score[0]) == (2, 3)


def test_one_request_of_a_higher_tier_outweighs_all_of_a_lower() -> None:
    lower = [a_request(f"low{n}", hours(9, 17, day=n), tier=2) for n in range(5)]

    plan = best(a_request("high", *weekdays(), tier=1), *lower, a_worker())

    assert who_does_what(plan) == {"high": ("ada",)}


def test_with_weights_enough_of_a_lower_tier_outweighs_a_higher_one() -> None:
    lower = [a_request(f"low{n}", hours(9, 17, day=n), tier=2, value=1) for n in range(5)]
    high = a_request("high", *weekdays(), tier=1, value=1)

    plans = [
        best(high, *lower, a_worker(), aims=Aims(weights=weights))
        for weights in ((4, 1, 1, 1), (6, 1, 1, 1))
    ]

    assert [len(plan.assignments) for plan in plans] == [5, 1]
    assert [plan.gap for plan in plans] == [0.0, 0.0]


def test_with_weights_work_that_counts_for_nothing_is_not_worth_a_journey() -> None:
    far = a_request(place=WALSALL, tier=3)

    plan = best(far, a_worker(), aims=Aims(weights=(1, 1, 0, 0), fairness=False))

    assert plan.assignments == ()
    assert plan.greedy == (-10,)


def test_within_a_tier_value_decides_and_not_the_number_of_requests() -> None:
    short = [a_request(f"day{n}", hours(9, 17, day=n), value=1) for n in range(2)]

    plan = best(a_request("long", *weekdays(), value=3), *short, a_worker())

    assert who_does_what(plan) == {"long": ("ada",)}
    assert [(told.filled, told.wanted, told.bound) for told in plan.coverage] == [(3, 5, 3)]


def test_an_optimal_plan_has_no_level_below_its_bound() -> None:
    plan = solve(a_hard_problem(), seconds=600)

    assert plan.status is Status.OPTIMAL
    assert all(level.value == level.bound for level in plan.levels)
    assert 0 <= plan.gap < 0.01


def test_without_time_the_greedy_plan_is_answered_and_called_feasible() -> None:
    plan = solve(a_problem(*rivals()), seconds=0)

    assert plan.status is Status.FEASIBLE
    assert plan.score == plan.greedy
    assert 0 < plan.gap < 0.5
    assert plan.certificate.method == "count"


def test_without_time_a_plan_that_cannot_be_bettered_is_still_called_optimal() -> None:
    plan = solve(a_problem(a_request(), a_worker()), aims=PLAIN, seconds=0)

    assert plan.status is Status.OPTIMAL


def test_a_run_that_is_stopped_answers_with_what_it_has() -> None:
    plan = solve(a_problem(*rivals()), seconds=600, should_stop=lambda: True)

    assert plan.status is Status.STOPPED
    assert plan.score == plan.greedy


def test_a_run_may_be_stopped_while_it_searches() -> None:
    stages: list[str] = []

    plan = solve(
        a_knapsack(),
        seconds=3000,
        progress=lambda told: stages.append(told.stage),
        should_stop=lambda: stages.count("tier 2") > 3,
    )

    assert plan.status is Status.STOPPED
    assert plan.score >= plan.greedy
    assert 0 < plan.gap < 1


def test_a_search_cut_short_by_its_work_repeats_to_the_byte() -> None:
    plans = [solve(a_knapsack(), seconds=600, work=0.4, seed=7) for _ in range(2)]

    assert plans[0].status is Status.FEASIBLE
    assert plan_to_json(plans[0]) == plan_to_json(plans[1])


def test_an_error_in_the_callers_progress_ends_the_run() -> None:
    def broken(told: Progress) -> None:
        if told.stage.startswith("tier"):
            raise OSError("nobody listens any more")

    with pytest.raises(OSError, match="nobody listens"):
        solve(a_hard_problem(), seconds=600, progress=broken)


def test_progress_tells_every_stage_in_order() -> None:
    heard: list[Progress] = []

    plan = solve(a_hard_problem(), seconds=600, progress=heard.append)

    assert list(dict.fromkeys(told.stage for told in heard)) == [
        "greedy",
        "chains",
        *(level.name for level in plan.levels),
    ]
    assert all(one.fraction <= other.fraction for one, other in pairwise(heard))
    assert all(one.value <= other.value for one, other in pairwise(heard))
    assert (heard[-1].filled, heard[-1].seats) == (len(plan.assignments), 12)
    assert heard[-1].value == plan.certificate.value


def test_the_same_problem_and_seed_give_the_same_plan_to_the_byte() -> None:
    plans = {plan_to_json(solve(a_hard_problem(24), seconds=600, seed=7)) for _ in range(3)}

    assert len(plans) == 1


def test_another_seed_gives_a_plan_as_good() -> None:
    plans: list[Plan] = [solve(a_hard_problem(), seconds=600, seed=seed) for seed in (1, 2)]

    assert plans[0].score == plans[1].score


def test_a_problem_given_as_columns_has_the_same_plan() -> None:
    problem = a_hard_problem()

    plans = [solve(each, seconds=600) for each in (problem, columns_of(problem))]

    assert plan_to_json(plans[0]) == plan_to_json(plans[1])


def test_a_seat_has_a_price_where_one_more_of_it_would_be_filled() -> None:
    wanted, unwanted = a_request("wanted"), a_request("unwanted", roles=("TM",))

    plan = best(wanted, unwanted, a_worker("ada"), a_worker("bea"), aims=PLAIN)

    assert plan.prices == {"wanted": pytest.approx(25 * 100 * 100)}


@pytest.mark.parametrize(("seconds", "work"), [(600, 1), (1, None)])
def test_a_large_problem_is_solved_part_by_part(seconds: int, work: int | None) -> None:
    """The same steps, for a problem that is none; closer prices come after parts, or beside."""
    board = board_of(columns_of(a_knapsack()), Aims(weights=(8, 4, 2, 1)))
    run = begun(board, Clock(seconds, work), 1, lambda _: None, lambda: False)
    greedy = run.reached

    search_parts(run)

    plan = plan_of(run, greedy)
    assert plan.score > greedy
    assert plan.certificate.method == "linear program"
    assert plan.gap < 0.1
