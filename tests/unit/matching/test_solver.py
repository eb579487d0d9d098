from itertools import pairwise

import pytest

from staffbank_matching.board import set_out
from staffbank_matching.constraints import model_of
from staffbank_matching.eligibility import eligibility
from staffbank_matching.plan import Plan, Status
from staffbank_matching.plan_json import plan_to_json
from staffbank_matching.problem import NotAProblem, Problem, Slot, Worker
from staffbank_matching.search import Clock, Found, Watch, search
from staffbank_matching.solver import Progress, solve
from tests.unit.matching.builders import (
    a_problem,
    a_slot,
    a_worker,
    hours,
    solved,
    weekdays,
    who_does_what,
)


def a_hard_problem(size: int = 12) -> Problem:
    """Greed errs here: the best worker for the first slot is the only one for another."""
    slots = [
        a_slot(f"s{n:02}", hours(9, 13, day=n % 5), hours(9, 13, day=n % 5 + 7), tier=1 + n % 4)
        for n in range(size)
    ]
    workers = [
        a_worker(
            f"w{n:02}",
            free=tuple(hours(8, 18, day=day) for day in range(12) if (day + n) % 3),
            familiar_teams=frozenset({"mash"} if n % 2 else ()),
            bank_minutes_a_week=480,
        )
        for n in range(size // 2)
    ]
    return a_problem(*slots, *workers)


def a_knapsack() -> Problem:
    """Nobody can say in a minute which of these lengths fit best into these weeks."""
    slots = [
        a_slot(f"s{n}", hours(8, 9 + n * 37 % 97 / 16, day=n % 7), value=20 + n * 53 % 89)
        for n in range(70)
    ]
    limits = enumerate((611, 707, 823, 919, 1009, 1103, 1201, 1301, 1409))
    return a_problem(*slots, *(a_worker(f"w{n}", bank_minutes_a_week=m) for n, m in limits))


def rivals() -> tuple[Slot | Worker, ...]:
    """Ada suits the day best, and nobody else may have the week."""
    return (
        a_slot("day", hours(9, 17, day=1), team="known"),
        a_slot("week", *weekdays()),
        a_worker("ada", familiar_teams=frozenset({"known"})),
        a_worker("bea", free=(hours(8, 18, day=1),)),
    )


def test_the_solver_gives_up_the_best_pair_where_that_fills_one_slot_more() -> None:
    plan = solved(*rivals())

    assert who_does_what(plan) == {"day": "bea", "week": "ada"}
    assert plan.greedy_coverage == (1,)
    assert plan.score > plan.greedy_score


def test_one_slot_of_a_higher_tier_outweighs_ten_of_a_lower() -> None:
    lower = [a_slot(f"low{n}", hours(9, 17, day=n), tier=2) for n in range(5)]

    plan = solved(a_slot("high", *weekdays(), tier=1), *lower, a_worker())

    assert who_does_what(plan) == {"high": "ada"}


def test_within_a_tier_value_decides_and_not_the_number_of_slots() -> None:
    short = [a_slot(f"day{n}", hours(9, 17, day=n)) for n in range(2)]

    plan = solved(a_slot("long", *weekdays(), value=3), *short, a_worker())

    assert who_does_what(plan) == {"long": "ada"}
    assert [(told.filled, told.wanted, told.bound) for told in plan.coverage] == [(3, 5, 3)]


def test_a_slot_is_filled_though_the_pair_has_points_against_it() -> None:
    far = a_slot(place=(52.2, -2.2))

    plan = solved(far, a_worker())

    assert (plan.status, plan.quality, len(plan.assignments)) == (Status.OPTIMAL, -35, 1)


def test_an_optimal_plan_says_so_and_has_no_gap() -> None:
    plan = solve(a_hard_problem(), seconds=30)

    assert (plan.status, plan.gap) == (Status.OPTIMAL, 0.0)
    assert plan.quality == plan.quality_bound


def test_without_time_the_greedy_plan_is_answered_and_called_feasible() -> None:
    plan = solve(a_problem(*rivals()), seconds=0)

    assert plan.status is Status.FEASIBLE
    assert plan.score == plan.greedy_score
    assert plan.gap == pytest.approx(0.5)


def test_without_time_a_plan_that_cannot_be_bettered_is_still_called_optimal() -> None:
    assert solve(a_problem(a_slot(), a_worker()), seconds=0).status is Status.OPTIMAL


def test_a_run_that_is_stopped_answers_with_what_it_has() -> None:
    plan = solve(a_problem(*rivals()), seconds=30, should_stop=lambda: True)

    assert plan.status is Status.STOPPED
    assert plan.score == plan.greedy_score


def test_a_run_may_be_stopped_while_it_searches() -> None:
    stages: list[str] = []

    plan = solve(
        a_knapsack(),
        seconds=3000,
        progress=lambda told: stages.append(told.stage),
        should_stop=lambda: stages.count("tier 2") > 3,
    )

    assert plan.status is Status.STOPPED
    assert stages[-1] == "done"
    assert 0 < plan.gap < 1


def test_a_search_cut_short_by_its_count_of_steps_repeats_to_the_byte() -> None:
    problem = a_knapsack()
    board = set_out(problem, eligibility(problem))

    def found() -> Found:
        model = model_of(board)
        model.cp.maximize(
            sum(pair.bundle * x for pair, x in zip(board.pairs, model.take, strict=True))
        )
        watch = Watch(lambda _value, _bound: None, lambda: False)
        return search(model, clock=Clock(600), steps=0.4, seed=7, hint=frozenset(), watch=watch)

    one, other = found(), found()

    assert one.choice
    assert not one.proven
    assert one == other


def test_an_error_in_the_callers_progress_ends_the_run() -> None:
    def broken(told: Progress) -> None:
        if told.stage.startswith("tier"):
            raise OSError("nobody listens any more")

    with pytest.raises(OSError, match="nobody listens"):
        solve(a_hard_problem(), seconds=30, progress=broken)


def test_progress_tells_every_stage_in_order_and_ends_at_one() -> None:
    heard: list[Progress] = []

    plan = solve(a_hard_problem(), seconds=30, progress=heard.append)

    assert list(dict.fromkeys(told.stage for told in heard)) == [
        "eligibility",
        "greedy",
        "tier 1",
        "tier 2",
        "tier 3",
        "tier 4",
        "quality",
        "done",
    ]
    assert all(one.fraction <= other.fraction for one, other in pairwise(heard))
    assert heard[-1] == Progress("done", 1.0, len(plan.assignments), 12, None)


def test_the_same_problem_and_seed_give_the_same_plan_to_the_byte() -> None:
    plans = {plan_to_json(solve(a_hard_problem(24), seconds=60, seed=7)) for _ in range(3)}

    assert len(plans) == 1


def test_another_seed_gives_a_plan_as_good() -> None:
    plans: list[Plan] = [solve(a_hard_problem(), seconds=30, seed=seed) for seed in (1, 2)]

    assert plans[0].score == plans[1].score


@pytest.mark.parametrize(
    ("pins", "message"),
    [
        ((("bea", "week"),), r"\$\.pins\[0\]: bea may not fill week \(availability\)"),
        (
            (("ada", "day"), ("ada", "week")),
            r"\$\.pins\[1\]: ada cannot do week beside day \(rest or hours\)",
        ),
    ],
    ids=["ineligible", "clashing"],
)
def test_a_pin_that_cannot_be_kept_is_refused(
    pins: tuple[tuple[str, str], ...], message: str
) -> None:
    with pytest.raises(NotAProblem, match=message):
        solve(a_problem(*rivals(), pins=pins), seconds=1)
